/** Whether a field was changed by hand before script came to listen: it then says other than the page it came with. */
export function isTouched(field: Element): boolean {
  return field instanceof HTMLInputElement && (field.checked !== field.defaultChecked || field.value !== field.defaultValue);
}
