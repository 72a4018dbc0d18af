package io.marram.emulator.cli.sensing;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.contract.Reading;
import org.junit.jupiter.api.Test;

class SensorBoardTest {

  private final SensorBoard board = new SensorBoard();

  @Test
  void keepsTheLatestByTimeAndNotByArrival() {
    board.take("gw-1", reading("t", 2.0, 2000), 0);
    board.take("gw-1", reading("t", 1.0, 1000), 0);

    assertThat(board.states(0))
        .singleElement()
        .satisfies(state -> assertThat(state.reading().value()).isEqualTo(2.0));
  }

  @Test
  void tellsSensorsOfOneNameApartByTheirGateways() {
    board.take("gw-2", reading("t", 2.0, 1), 0);
    board.take("gw-1", reading("t", 1.0, 1), 0);

    assertThat(board.states(0)).extracting(SensorState::gateway).containsExactly("gw-1", "gw-2");
  }

  @Test
  void countsOnlyWhatComesNow() {
    board.remember("gw-1", reading("t", 1.0, 1));

    assertThat(board.states(0))
        .singleElement()
        .extracting(SensorState::ratePerSecond)
        .isEqualTo(0.0);
  }

  @Test
  void drawsTheLastValues() {
    for (int i = 0; i < 100; i++) {
      board.take("gw-1", reading("t", i % 2, i), i);
    }

    assertThat(board.states(0))
        .singleElement()
        .extracting(SensorState::sparkline)
        .isEqualTo("▁█".repeat(8));
  }

  @Test
  void doesNotGrowForEver() {
    for (int i = 0; i < SensorBoard.MOST_SENSORS + 10; i++) {
      board.take("gw-1", reading("s" + i, 1.0, 1), 0);
    }

    assertThat(board.states(0)).hasSize(SensorBoard.MOST_SENSORS);
  }

  private static Reading reading(String id, double value, long time) {
    return new Reading(id, "temperature", "lab", value, "°C", time);
  }
}
