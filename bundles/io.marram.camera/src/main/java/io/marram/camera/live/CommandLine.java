package io.marram.camera.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A command as an operator writes it: words between blanks. Quotes keep blanks together; within
 * single quotes a backslash is nothing special, elsewhere it keeps the next character. No shell
 * sees it.
 *
 * @param arguments the program and its arguments; the program is not empty
 */
public record CommandLine(List<String> arguments) {

  private static final Set<String> SHELL =
      Set.of("|", "||", "&", "&&", ";", "<", ">", ">>", "2>&1");

  public CommandLine {
    arguments = List.copyOf(arguments);
    if (arguments.isEmpty() || arguments.get(0).isBlank()) {
      throw new IllegalArgumentException(
          "command is empty: name the program that writes MJPEG to its standard output");
    }
  }

  /**
   * Reads a command.
   *
   * @throws IllegalArgumentException if it is empty, a quote is not closed, or it needs a shell
   */
  public static CommandLine parse(String command) {
    return new CommandLine(new Words(command).read());
  }

  /** The program without its arguments, which may hold secrets. */
  public String program() {
    return arguments.get(0);
  }

  /** Says the program only. */
  @Override
  public String toString() {
    return program();
  }

  private static final class Words {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private boolean literal;
    private char quote;

    private Words(String text) {
      this.text = text;
    }

    private List<String> read() {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
          i++;
          add(text.charAt(i));
          literal = true;
        } else {
          take(c);
        }
      }
      if (quote != 0) {
        throw new IllegalArgumentException("command: the quote " + quote + " is not closed");
      }
      endWord();
      return words;
    }

    private void take(char c) {
      boolean opens = quote == 0 && (c == '\'' || c == '"');
      if (opens || c == quote) {
        quote = opens ? c : 0;
        inWord = true;
        literal = true;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        endWord();
      } else {
        add(c);
      }
    }

    private void add(char c) {
      word.append(c);
      inWord = true;
    }

    private void endWord() {
      if (!literal && SHELL.contains(word.toString())) {
        throw new IllegalArgumentException(
            "command: no shell runs it, so "
                + word
                + " has no meaning; if you need one, write sh -c '…'");
      }
      if (inWord) {
        words.add(word.toString());
      }
      word.setLength(0);
      inWord = false;
      literal = false;
    }
  }
}
