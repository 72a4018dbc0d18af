package io.marram.anomaly.internal.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelLogTest {

  private final PrintStream console = System.err;
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final ModelLog log = new ModelLog("pump", "pump.models/1.0.0");

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() {
    System.setErr(console);
  }

  @Test
  void saysOnceThatAModelWaitsFailsAndWorksAgain() {
    for (int i = 0; i < 50; i++) {
      log.works();
    }
    for (int i = 0; i < 50; i++) {
      log.waits("reason " + i);
    }
    for (int i = 0; i < 50; i++) {
      log.fails("reason " + i);
    }
    for (int i = 0; i < 50; i++) {
      log.works();
    }

    assertThat(said().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("WARN", "model.waiting", "reason=\"reason 0\""),
            line -> assertThat(line).contains("ERROR", "model.unusable", "pump.models/1.0.0"),
            line -> assertThat(line).contains("INFO", "model.proceeding"));
  }

  @Test
  void aModelThatWorksForSomeSensorsOnlyIsSaidOnce() {
    for (int i = 0; i < 1000; i++) {
      log.fails("it gives back NaN");
      log.works();
    }

    assertThat(said().lines()).hasSize(1);
  }

  @Test
  void keepsToOneLineWhateverAFileHolds() {
    log.fails("line\nevent=forged \"quoted\" " + "x".repeat(5000));

    assertThat(said().lines()).hasSize(1);
    assertThat(said()).hasSizeLessThan(600).contains("line?event=forged 'quoted' xxx");
  }

  private String said() {
    return lines.toString(StandardCharsets.UTF_8);
  }
}
