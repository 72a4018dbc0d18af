package io.marram.emulator.cli.eval.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import io.marram.emulator.cli.TestContext;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.output.CommandFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The measurements of updates and crashes, as users run them; how fast it is does not matter. */
class EvalSwapEndToEndTest {

  private static final Path HOME = Path.of("target", "eval-swap-home").toAbsolutePath();
  private static final TestContext user = new TestContext(HOME);

  @BeforeAll
  static void requireBuiltParts() {
    Installation installation = new Installation(user.context().project());
    try {
      installation.packages();
      installation.gatewayJars();
    } catch (CommandFailure e) {
      System.out.println(
          "EvalSwapEndToEndTest is skipped, it needs 'mvn verify': " + e.getMessage());
      abort(e.getMessage());
    }
  }

  @Test
  void updatesLoseNothingAndRestartNothingElse() {
    user.run("eval", "hot-swap", "--updates", "3", "--json");

    assertThat(user.out()).as(user.err()).startsWith("{");
    JsonObject report = Json.parse(user.out()).asObject();
    assertThat(report.getInt("published", 0)).isGreaterThan(100);
    for (String none : new String[] {"lost", "twice", "errors", "restarts_of_other_bundles"}) {
      assertThat(report.getInt(none, -1)).as(none).isZero();
    }
    assertThat(report.getBoolean("restarted_machine", true)).isFalse();
  }

  @Test
  void aKilledGatewayRunsAllOfOneVersion() {
    assertThat(user.run("eval", "crash", "--kills", "2")).as(user.err()).isZero();

    assertThat(user.out()).contains("✓ always all of the old or all of the new version");
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThat(user.run("eval", "hot-swap", "--bundle", "io.marram.none")).isEqualTo(2);
    assertThat(user.run("eval", "hot-swap", "--updates", "0")).isEqualTo(2);
    assertThat(user.run("eval", "hot-swap", "--rate", "0")).isEqualTo(2);
    assertThat(user.run("eval", "crash", "--kills", "0")).isEqualTo(2);
  }
}
