package io.marram.emulator.cli.sensing;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.cloud.store.QuarantinedMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuarantineCommandTest {

  private static final QuarantinedMessage MESSAGE =
      new QuarantinedMessage("m", "lab\033[2J", "not JSON\007", "{", 1_795_262_400_000L);

  @Test
  void saysWhoSentWhatCouldNotBeStoredAndWhy() {
    assertThat(QuarantineCommand.table(List.of(MESSAGE)).lines())
        .last()
        .isEqualTo("2026-11-21T12:00:00Z  lab?[2J  not JSON?");
  }

  @Test
  void givesWhatWasSentAsJson() {
    assertThat(QuarantineCommand.toJson(MESSAGE).toString())
        .startsWith("{\"received_at\":1795262400000,\"source\":\"lab")
        .endsWith("\"payload\":\"{\"}");
  }

  @Test
  void isMentionedByTheLedgerWhenThereIsAnything() {
    assertThat(LedgerCommand.quarantined(0)).isEmpty();
    assertThat(LedgerCommand.quarantined(1200)).get().asString().contains(": 1,200.");
  }
}
