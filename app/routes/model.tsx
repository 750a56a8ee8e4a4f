import type { MetaFunction } from '@remix-run/node';
import { DEPTHS } from '#app/core/depth.ts';
import { MODEL } from '#app/core/model.ts';

export const meta: MetaFunction = () => [{ title: 'The model · Whetstone' }];

export default function Model() {
  const [early, late] = MODEL.bandHalfLives;
  return (
    <div className="reading prose">
      <h1>How freshness is computed</h1>
      <p>
        Every dated contact with an area adds evidence, <em>A</em>. Evidence halves every {MODEL.halfLife} days. Freshness is <em>A</em>/(1+<em>A</em>), a number from 0 to 1; an area is stale when it falls below 0.5, which is when <em>A</em> falls below 1.
      </p>
      <p>
        More of the same within a short time adds less: each contact fills three pools, and a pool that is nearly full takes little. So two sessions a week apart are worth more than two on one day, and no amount of talk or reading alone makes an area fresh.
      </p>
      <h2>What counts how much</h2>
      <div className="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Rate per minute</th>
              {MODEL.pools.map((pool) => (
                <th scope="col" key={pool.name} className="right">
                  {pool.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {DEPTHS.map((depth) => (
              <tr key={depth}>
                <th scope="row">{depth}</th>
                {MODEL.pools.map((pool) => (
                  <td key={pool.name} className="right number">
                    {pool.rate[depth]}
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">weight of the pool</th>
              {MODEL.pools.map((pool) => (
                <td key={pool.name} className="right number">
                  {pool.weight}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">room comes back by half in, days</th>
              {MODEL.pools.map((pool) => (
                <td key={pool.name} className="right number">
                  {pool.noveltyHalfLife}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <p>{MODEL.sessionMinutes} minutes at rate 1 fill an empty pool by 63 %.</p>
      <h2>How far to trust it</h2>
      <p>
        Every forecast is computed again with half-lives of {early} and {late} days, and both dates are shown as its band. The half-life follows studies of skill loss (Tatel and Ackerman, doi 10.1037/bul0000481; Arthur and others 1998) and of spacing (Cepeda and others 2008). Those are about procedural skills, so for software it is an extrapolation. The rates by depth are judgement.
      </p>
      <p>What an entry does not say is assumed at its shallowest, and shown as an estimate.</p>
    </div>
  );
}
