const prompt = "$ ";

/** What of a terminal's text was typed: what follows a prompt, and the lines that such a line goes on with. */
export function commandsOf(text: string): string {
  let isTyped = false;
  const typed = text.split("\n").flatMap((line) => {
    const isContinued = isTyped;
    isTyped = (isContinued || line.startsWith(prompt)) && line.endsWith("\\");
    return line.startsWith(prompt) ? [line.slice(prompt.length)] : isContinued ? [line] : [];
  });
  return typed.join("\n");
}
