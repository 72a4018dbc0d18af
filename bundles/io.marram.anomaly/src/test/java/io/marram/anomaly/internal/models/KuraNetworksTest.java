package io.marram.anomaly.internal.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KuraNetworksTest {

  private static final float[] WINDOW = {1, 2, 3, 4, 5, 6};

  private final KuraNetworks networks = new KuraNetworks();
  private final FakeEngine engine = engine("pump", List.of(-1L, 6L), UnaryOperator.identity());

  @Test
  void runsTheModelOfTheEngineThatHasIt() throws Exception {
    networks.addEngine(engine("other", List.of(6L), values -> List.of()));
    networks.addEngine(engine);

    assertThat(networks.run("pump", WINDOW)).containsExactly(WINDOW);
    assertThat(engine.shapes).containsExactly(List.of(1L, 6L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6       | 6",
        "-1      | 6",
        "1,6     | 1,6",
        "-1,6    | 1,6",
        "-1,-1   | 1,6",
        "-1,6,1  | 1,6,1",
        "-1,1,-1 | 1,1,6",
        "-1,-1,1 | 1,6,1",
        "-1,2,3  | 1,2,3",
        "-1,3    | 2,3",
      })
  void givesTheWindowTheShapeThatTheModelTakes(String described, String given) throws Exception {
    assertThat(KuraNetworks.shape(shape(described), 6)).isEqualTo(shape(given));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"7", "-1,7", "1,5", "-1,0", "3"})
  void refusesAModelThatTakesNoSuchWindow(String described) {
    assertThatThrownBy(() -> KuraNetworks.shape(shape(described), 6))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("which no window of 6 fits");
  }

  @Test
  void aModelMayComeLater() throws Exception {
    assertAway(() -> networks.run("pump", WINDOW), "no inference engine has model pump");
    networks.addEngine(engine);
    engine.ready = false;
    assertAway(() -> networks.run("pump", WINDOW), "has not loaded model pump");
    engine.ready = true;
    engine.loaded = false;
    assertAway(() -> networks.run("pump", WINDOW), "has not loaded model pump");
    engine.loaded = true;
    engine.failure = new KuraException(KuraErrorCode.SERVICE_UNAVAILABLE, "it restarts");
    assertAway(() -> networks.run("pump", WINDOW), "it restarts");
    engine.failure = null;
    assertThat(networks.run("pump", WINDOW)).hasSize(6);
    networks.removeEngine(engine);
    assertAway(() -> networks.run("pump", WINDOW), "no inference engine has model pump");
  }

  @Test
  void whateverAnEngineThrowsIsSaidAsAFailure() {
    networks.addEngine(engine);
    engine.failure = new KuraException(KuraErrorCode.INTERNAL_ERROR, "PyTorch failed");
    assertFails(() -> networks.run("pump", WINDOW), "PyTorch failed");
    networks.removeEngine(engine);
    networks.addEngine(
        engine(
            "pump",
            List.of(6L),
            values -> {
              throw new IllegalStateException("out of memory");
            }));
    assertFails(() -> networks.run("pump", WINDOW), "out of memory");
  }

  private static void assertAway(ThrowingCallable call, String reason) {
    NetworkException exception = catchThrowableOfType(NetworkException.class, call);
    assertThat(exception).hasMessageContaining(reason);
    assertThat(exception.isAway()).isTrue();
  }

  private static void assertFails(ThrowingCallable call, String reason) {
    NetworkException exception = catchThrowableOfType(NetworkException.class, call);
    assertThat(exception).hasMessageContaining(reason);
    assertThat(exception.isAway()).isFalse();
  }

  private static FakeEngine engine(
      String model, List<Long> shape, UnaryOperator<List<Float>> network) {
    return new FakeEngine(model, shape, network);
  }

  private static List<Long> shape(String text) {
    return Arrays.stream(text.split(",")).map(Long::valueOf).toList();
  }
}
