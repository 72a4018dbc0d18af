package io.marram.emulator.cli.eval.swap;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import io.marram.emulator.cli.gateway.MeasuredGateway;
import io.marram.emulator.cli.kura.KuraFailure;
import io.marram.emulator.cli.output.CommandFailure;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One change of a gateway's packages during which the gateway is killed.
 *
 * @param name of the package
 * @param file that is sent
 * @param before the package's bundles and their versions until now; empty if it is not installed
 * @param after the same once the change is complete
 */
record CrashScene(String name, Path file, Map<String, String> before, Map<String, String> after) {

  private static final String ACTIVE = "ACTIVE";

  /** What the gateway runs afterwards. */
  enum Outcome {
    OLD,
    NEW,
    /** Something else: a mixture, or nothing. */
    BROKEN
  }

  /**
   * How it ended.
   *
   * @param detail what is wrong, if something is
   */
  record Ending(Outcome outcome, String detail) {}

  /** Lets the change go through undisturbed; gives the milliseconds that it took. */
  long undisturbed(MeasuredGateway gateway) throws InterruptedException {
    long began = System.nanoTime();
    gateway.awaitDone(gateway.upload(file));
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
  }

  /**
   * Kills the gateway so long after the change was asked for, and starts it again.
   *
   * @throws CommandFailure if the gateway does not come up again
   */
  Ending killed(MeasuredGateway gateway, long millis) throws InterruptedException {
    CompletableFuture<Void> change = CompletableFuture.runAsync(() -> complete(gateway));
    Thread.sleep(millis);
    boolean done = change.isDone() && !change.isCompletedExceptionally();
    gateway.kill();
    change.exceptionally(cutOff -> null).join();
    gateway.startAgain();
    return look(gateway, done);
  }

  private void complete(MeasuredGateway gateway) {
    try {
      gateway.awaitDone(gateway.upload(file));
    } catch (KuraFailure e) {
      throw new CommandFailure("cut off", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * @param done whether the gateway had said that the change is complete
   */
  private Ending look(MeasuredGateway gateway, boolean done) throws InterruptedException {
    Map<String, String> found = new TreeMap<>();
    for (JsonValue item : gateway.ask("status").get("bundles").asArray()) {
      JsonObject bundle = item.asObject();
      String bundleName = bundle.getString("name", "");
      if (before.containsKey(bundleName) || after.containsKey(bundleName)) {
        String state = bundle.getString("state", "");
        String version = bundle.getString("version", "");
        found.merge(
            bundleName,
            state.equals(ACTIVE) ? version : version + " " + state,
            (one, other) -> one + " and " + other);
      }
    }
    boolean listed = isListed(gateway);
    if (found.equals(after) && listed) {
      return new Ending(Outcome.NEW, "");
    }
    if (found.equals(before) && listed == !before.isEmpty() && !done) {
      return new Ending(Outcome.OLD, "");
    }
    return new Ending(
        Outcome.BROKEN,
        "%s: found %s, package %slisted, change %s"
            .formatted(name, found, listed ? "" : "not ", done ? "was complete" : "was under way"));
  }

  private boolean isListed(MeasuredGateway gateway) throws InterruptedException {
    Optional<JsonValue> listed =
        gateway.ask("packages").get("packages").asArray().values().stream()
            .filter(item -> item.asObject().getString("name", "").equals(name))
            .findFirst();
    return listed.isPresent();
  }
}
