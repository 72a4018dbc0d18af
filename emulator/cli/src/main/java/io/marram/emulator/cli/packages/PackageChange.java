package io.marram.emulator.cli.packages;

import io.marram.emulator.cli.kura.InstalledPackage;
import io.marram.emulator.cli.kura.KuraClient;
import io.marram.emulator.cli.kura.KuraFailure;
import io.marram.emulator.cli.kura.PackageOperation;
import io.marram.emulator.cli.output.ProgressDisplay;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Waits for the end of a change that a gateway has accepted. An emulated gateway says how it goes;
 * a real Kura says nothing, so the list of its packages has to tell.
 */
final class PackageChange {

  private static final Duration PAUSE = Duration.ofMillis(250);

  /** How a change ended. */
  sealed interface Outcome {

    /**
     * It is done.
     *
     * @param content what was installed or removed
     */
    record Done(InstalledPackage content) implements Outcome {}

    /**
     * It is not done.
     *
     * @param reason as far as it is known, for people
     */
    record Failed(String reason) implements Outcome {}

    /**
     * Nobody has seen it end.
     *
     * @param reason why not
     */
    record Unfinished(String reason) implements Outcome {}

    /**
     * It has ended, and nobody can tell how.
     *
     * @param reason why not
     */
    record Unknown(String reason) implements Outcome {}
  }

  private final KuraClient gateway;
  private final ProgressDisplay.Part part;
  private final Duration limit;
  private final long deadlineNanos;
  private String shown = "";

  PackageChange(KuraClient gateway, ProgressDisplay.Part part, Duration limit) {
    this.gateway = gateway;
    this.part = part;
    this.limit = limit;
    this.deadlineNanos = System.nanoTime() + limit.toNanos();
  }

  /**
   * Follows an operation of an emulated gateway.
   *
   * @param expected the package, if it is known which one it will be
   */
  Outcome follow(String id, Optional<InstalledPackage> expected) throws InterruptedException {
    return poll(
        () -> gateway.operation(id),
        operation -> {
          if (operation.isEmpty()) {
            return Optional.of(
                new Outcome.Unfinished(
                    "the gateway no longer knows of this change, it may have been started again:"
                        + " see ./marram packages list"));
          }
          if (operation.get().ended()) {
            return Optional.of(outcome(operation.get(), expected));
          }
          show(step(operation.get()));
          return Optional.empty();
        },
        () ->
            new Outcome.Unfinished(
                "it is not done after %d s and goes on: see ./marram packages list"
                    .formatted(limit.toSeconds())));
  }

  /** Once, however often it is asked for. */
  private void show(String step) {
    if (!step.equals(shown)) {
      shown = step;
      part.at(step);
    }
  }

  private static String step(PackageOperation operation) {
    return operation.message().isEmpty() ? operation.state().word() : operation.message();
  }

  private static Outcome outcome(PackageOperation ended, Optional<InstalledPackage> expected) {
    String reason = ended.message().isEmpty() ? "no reason given" : ended.message();
    return switch (ended.state()) {
      case DONE ->
          new Outcome.Done(
              expected.orElseGet(() -> InstalledPackage.of(ended.name(), ended.version())));
      case ROLLED_BACK ->
          new Outcome.Failed("the new version did not work, the old one is back: " + reason);
      case FAILED -> new Outcome.Failed(reason);
      case QUEUED, DOWNLOADING, INSTALLING, TRIAL ->
          throw new IllegalStateException("not ended: " + ended.state());
    };
  }

  /**
   * Watches a real Kura's packages until they are as they should be.
   *
   * @param reached gives the package when they are
   * @param otherwise what to say if that does not happen
   */
  Outcome watch(
      Function<List<InstalledPackage>, Optional<InstalledPackage>> reached, String otherwise)
      throws InterruptedException {
    part.at("waiting for it to appear in the list: Kura tells no more");
    return poll(
        gateway::packages,
        packages -> reached.apply(packages).map(Outcome.Done::new),
        () ->
            new Outcome.Failed(
                otherwise
                    + " after "
                    + limit.toSeconds()
                    + " s. Kura does not tell why: its log does (/var/log/kura.log)"));
  }

  /** Asks until there is an outcome. A gateway may be away for a moment meanwhile. */
  private <T> Outcome poll(
      Supplier<T> question, Function<T, Optional<? extends Outcome>> answer, Supplier<Outcome> late)
      throws InterruptedException {
    while (true) {
      boolean last = System.nanoTime() > deadlineNanos;
      try {
        Optional<? extends Outcome> outcome = answer.apply(question.get());
        if (outcome.isPresent()) {
          return outcome.get();
        }
      } catch (KuraFailure e) {
        if (last || e.kind() != KuraFailure.Kind.UNREACHABLE) {
          throw e;
        }
      }
      if (last) {
        return late.get();
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }
}
