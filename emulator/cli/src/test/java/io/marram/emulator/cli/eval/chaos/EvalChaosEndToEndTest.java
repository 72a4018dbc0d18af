package io.marram.emulator.cli.eval.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import io.marram.emulator.cli.TestContext;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.wires.WireGraph;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The measurement of kills and outages, as users run it; how fast it is does not matter. */
class EvalChaosEndToEndTest {

  private static final Path HOME = Path.of("target", "eval-chaos-home").toAbsolutePath();
  private static final TestContext user = new TestContext(HOME);

  @Test
  void losesNothingThatWasNumbered() {
    requireBuiltParts();

    // A database, then a gateway.
    int exitCode =
        user.run("eval", "chaos", "--kills", "2", "--outage-hours", "0", "--seed", "28", "--json");

    assertThat(exitCode).as(user.out() + user.err()).isZero();
    JsonObject report = Json.parse(user.out()).asObject();
    assertThat(report.get("kills").asArray()).hasSize(2);
    assertThat(report.get("ledger").asObject().getBoolean("clean", false)).isTrue();
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThat(user.run("eval", "chaos", "--kills", "-1")).isEqualTo(2);
    assertThat(user.run("eval", "chaos", "--outage-hours", "745")).isEqualTo(2);
    assertThat(user.run("eval", "chaos", "--rate", "0")).isEqualTo(2);
  }

  private static void requireBuiltParts() {
    Installation installation = new Installation(user.context().project());
    try {
      installation.packages(WireGraph.Part.SENSING);
      installation.ingestJars();
      installation.gatewayJars();
    } catch (CommandFailure e) {
      System.out.println(
          "EvalChaosEndToEndTest is skipped, it needs 'mvn verify': " + e.getMessage());
      abort(e.getMessage());
    }
  }
}
