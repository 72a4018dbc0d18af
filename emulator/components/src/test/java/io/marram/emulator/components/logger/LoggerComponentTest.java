package io.marram.emulator.components.logger;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.components.KuraDescription;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.testing.ComponentDescription;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;

class LoggerComponentTest {
  @Test
  void isDescribedAsKurasLogger() throws Exception {
    ComponentDescription description =
        KuraDescription.assertSame(
            "org.eclipse.kura.wire.Logger",
            "Logger",
            LoggerConfig.class,
            Map.of("log.verbosity", "QUIET"));
    assertThat(KuraDescription.options(description, "log.verbosity").values())
        .containsExactlyInAnyOrder("QUIET", "VERBOSE");
  }

  @Test
  void takesWhateverComes() {
    LoggerComponent logger =
        new LoggerComponent(
            DeclarativeServices.context("log"),
            new RecordedWires(),
            DeclarativeServices.configuration(
                LoggerConfig.class, Map.of("log.verbosity", "VERBOSE")));

    logger.onWireReceive(new WireEnvelope("emitter", List.of()));
    logger.onWireReceive(new WireEnvelope("emitter", List.of(new WireRecord(Map.of()))));
  }

  @Test
  void writesValuesInTheOrderOfTheirNames() {
    assertThat(
            RecordText.of(
                Map.of(
                    "b", TypedValues.newIntegerValue(1),
                    "a", TypedValues.newStringValue("text"),
                    "c", TypedValues.newDoubleValue(0.5))))
        .isEqualTo("a=\"text\" b=1 c=0.5");
  }

  @Test
  void neverWritesPicturesOrOtherBytes() {
    assertThat(RecordText.of(Map.of("frame", TypedValues.newByteArrayValue(new byte[1234]))))
        .isEqualTo("frame=byte[1234]");
  }

  @Test
  void shortensLongTexts() {
    assertThat(RecordText.of(Map.of("a", TypedValues.newStringValue("x".repeat(10_000)))))
        .hasSizeLessThan(250)
        .endsWith("...\"");
  }

  @Test
  void letsNoTextLookLikeAnotherLine() {
    assertThat(
            RecordText.of(
                Map.of("a", TypedValues.newStringValue("x\r\nINFO event=forged\u2028\u001b[2J"))))
        .isEqualTo("a=\"x  INFO event=forged  [2J\"");
  }
}
