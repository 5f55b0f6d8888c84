import type { Splitter } from "./parameter.ts";

function words(text: string | undefined, delimiter: string | RegExp): string[] | undefined {
  return text === "" ? [] : text?.split(delimiter);
}

/** What follows the prefix, or undefined when the text does not begin with it. */
function after(text: string, prefix: string): string | undefined {
  return text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
}

function alone(text: string | undefined): string[] | undefined {
  return text === undefined ? undefined : [text];
}

/** form and simple: `1,2` */
export const byComma: Splitter = (text) => words(text, ",");

/** simple in a header, where white space around a comma means nothing (RFC 9110, 5.6.1): `1, 2` */
export const byHeaderComma: Splitter = (text) => words(text.trim(), /[ \t]*,[ \t]*/);

/** spaceDelimited: `1%202` */
export const bySpace: Splitter = (text) => words(text, /%20|\+| /);

/** pipeDelimited: `1|2` */
export const byPipe: Splitter = (text) => words(text, /%7C|\|/i);

/** label: `.5` */
export const label: Splitter = (text) => alone(after(text, "."));

/** label: `.1,2` */
export const labelByComma: Splitter = (text) => words(after(text, "."), ",");

/** label, explode: `.1.2` */
export const labelByDot: Splitter = (text) => words(after(text, "."), ".");

/** matrix: `;a=5` */
export const matrix: Splitter = (text, name) => alone(after(text, `;${name}=`));

/** matrix: `;a=1,2` */
export const matrixByComma: Splitter = (text, name) => words(after(text, `;${name}=`), ",");

/** matrix, explode, an object: `;R=100;G=200` */
export const matrixBySemicolon: Splitter = (text) => words(after(text, ";"), ";");

/** matrix, explode, a list: `;a=1;a=2` */
export const matrixRepeated: Splitter = (text, name) => {
  const parts = words(after(text, ";"), ";")?.map((part) => after(part, `${name}=`));
  return parts?.every((part) => part !== undefined) ? parts : undefined;
};
