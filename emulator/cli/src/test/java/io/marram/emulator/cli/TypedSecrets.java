package io.marram.emulator.cli;

import io.marram.emulator.cli.context.SecretInput;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Somebody at the keyboard who has made up their mind, or a pipe. */
public final class TypedSecrets implements SecretInput {

  private final Deque<String> lines = new ArrayDeque<>();
  private final List<String> prompts = new ArrayList<>();
  private boolean interactive;

  public void type(String... texts) {
    interactive = true;
    lines.addAll(List.of(texts));
  }

  public void pipe(String... texts) {
    interactive = false;
    lines.addAll(List.of(texts));
  }

  /** Whatever was not read is gone. */
  public void clear() {
    lines.clear();
  }

  /** What was asked for. */
  public List<String> prompts() {
    return prompts;
  }

  @Override
  public boolean interactive() {
    return interactive;
  }

  @Override
  public Optional<String> read(String prompt) {
    prompts.add(prompt);
    return Optional.ofNullable(lines.poll());
  }
}
