// The four formatters Web Chat asks of Globalize, from the browser's Intl.
const dateParts = { month: 'long', day: 'numeric', hour: 'numeric', minute: 'numeric' };

export default function globalize(locale) {
  const plural = new Intl.PluralRules(locale);
  const relative = new Intl.RelativeTimeFormat(locale);
  const date = new Intl.DateTimeFormat(locale, dateParts);
  return {
    plural: count => plural.select(count),
    dateFormatter: () => value => date.format(value),
    relativeTimeFormatter: unit => count => relative.format(count, unit),
    unitFormatter: (unit, { form }) => {
      const bytes = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: form });
      return count => bytes.format(count);
    },
  };
}
