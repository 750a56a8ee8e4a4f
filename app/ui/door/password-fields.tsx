import { PASSWORD_LENGTH } from '#app/core/password.ts';

/** A new password, and the one before where there is one. */
export function PasswordForm({ hasPassword }: { hasPassword: boolean }) {
  return (
    <form method="post" action="/account" className="stacked door-form">
      <input type="text" name="username" autoComplete="username" defaultValue="owner" hidden />
      {hasPassword && <PasswordField name="current" label="Current password" use="current-password" />}
      <PasswordField name="wanted" label="New password" use="new-password" note={`At least ${PASSWORD_LENGTH.least} characters. Four or five unrelated words do well.`} />
      <div className="buttons">
        <button type="submit" name="intent" value="password" className="primary">
          {hasPassword ? 'Change the password' : 'Set a password'}
        </button>
      </div>
    </form>
  );
}

interface Field {
  name: string;
  label: string;
  use: 'current-password' | 'new-password';
  note?: string;
}

export function PasswordField({ name, label, use, note }: Field) {
  return (
    <label>
      {label}
      <input
        type="password"
        name={name}
        autoComplete={use}
        minLength={use === 'new-password' ? PASSWORD_LENGTH.least : undefined}
        maxLength={PASSWORD_LENGTH.most}
        required
        aria-describedby={note && `${name}-note`}
      />
      {note && <small id={`${name}-note`}>{note}</small>}
    </label>
  );
}
