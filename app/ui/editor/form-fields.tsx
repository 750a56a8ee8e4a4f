import type { Form, FormField } from '#app/core/edit/form.ts';

/** The front matter, each field by its kind; `problems` are those of the last try to save. */
export function FormFields({ form, problems }: { form: Form; problems: Readonly<Record<string, string>> }) {
  return (
    <div className="form-fields">
      {form.fields.map((field) => (
        <FieldRow key={field.key} field={field} problem={problems[field.key]} />
      ))}
    </div>
  );
}

function FieldRow({ field, problem }: { field: FormField; problem: string | undefined }) {
  const id = `field-${field.key}`;
  const described = [problem && `${id}-problem`, field.help && `${id}-help`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={`form-row control-${field.control}`}>
      <label htmlFor={id}>{field.label}</label>
      <Control field={field} id={id} described={described} isWrong={problem !== undefined} />
      {problem && (
        <p className="small warn" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {field.help && (
        <p className="small soft" id={`${id}-help`}>
          {field.help}
        </p>
      )}
    </div>
  );
}

function Control({ field, id, described, isWrong }: { field: FormField; id: string; described: string | undefined; isWrong: boolean }) {
  const common = { id, name: field.key, defaultValue: field.value, 'aria-describedby': described, 'aria-invalid': isWrong || undefined };
  if (field.control === 'choice') {
    const choices = field.choices ?? [];
    const isKnown = field.value === '' || choices.some(({ value }) => value === field.value);
    return (
      <select {...common}>
        <option value="">not said</option>
        {!isKnown && <option value={field.value}>{field.value}</option>}
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    );
  }
  if (field.control === 'areas') return <textarea {...common} rows={Math.max(2, field.value.split('\n').length + 1)} spellCheck={false} />;
  // A date that is not one stays as it is written, which an input for dates would hide.
  const type = field.control === 'date' && /^(\d{4}-\d{2}-\d{2})?$/.test(field.value) ? 'date' : 'text';
  return <input {...common} type={type} autoComplete="off" inputMode={field.control === 'number' ? 'decimal' : undefined} />;
}
