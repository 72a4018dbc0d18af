package io.marram.emulator.devices.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.ble.BindKey;
import io.marram.ble.BthomeDecoder;
import io.marram.ble.BthomeOutcome;
import io.marram.ble.Decoding;
import io.marram.ble.GattCharacteristic;
import io.marram.ble.Measurement;
import io.marram.ble.SensorAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the fake boards send, read by the gateway's own decoders. */
class BoardTest {

  private static final long NOW = 1_800_000_000_000L;

  @ParameterizedTest
  @EnumSource(EssCharacteristic.class)
  void sendsValuesThatTheGatewayReads(EssCharacteristic characteristic) {
    Decoding decoding = decode(characteristic, board(BoardKind.ESS).value(characteristic, NOW));

    assertThat(decoding).isInstanceOf(Decoding.Measured.class);
  }

  @Test
  void measuresTheClimateOfARoom() {
    Board board = board(BoardKind.ESS);

    List<Double> day =
        LongStream.range(0, 24)
            .mapToObj(hour -> temperature(board, NOW + TimeUnit.HOURS.toMillis(hour)))
            .toList();

    assertThat(day).allSatisfy(value -> assertThat(value).isBetween(15.0, 27.0));
    assertThat(day.stream().mapToDouble(v -> v).max().orElseThrow())
        .isGreaterThan(day.stream().mapToDouble(v -> v).min().orElseThrow() + 1);
  }

  @Test
  void changesLittleFromMinuteToMinute() {
    Board board = board(BoardKind.ESS);

    assertThat(temperature(board, NOW + 60_000))
        .isBetween(temperature(board, NOW) - 0.2, temperature(board, NOW) + 0.2);
  }

  @Test
  void sendsThatAValueIsNotKnown() {
    Board board = board(BoardKind.ESS);
    board.fail(Fault.UNKNOWN_VALUE);

    assertThat(
            decode(EssCharacteristic.TEMPERATURE, board.value(EssCharacteristic.TEMPERATURE, NOW)))
        .isInstanceOf(Decoding.NotKnown.class);
  }

  @ParameterizedTest
  @EnumSource(EssCharacteristic.class)
  void sendsValuesOfTheWrongLength(EssCharacteristic characteristic) {
    Board board = board(BoardKind.ESS);
    board.fail(Fault.WRONG_LENGTH);

    assertThat(decode(characteristic, board.value(characteristic, NOW)))
        .isInstanceOf(Decoding.Malformed.class);
  }

  @Test
  void reportsMoreSeldomOrTooOften() {
    Board board = board(BoardKind.ESS);

    board.fail(Fault.LATE);
    assertThat(board.pauseMillis()).isEqualTo(20_000);
    board.fail(Fault.FLOOD);
    assertThat(board.pauseMillis()).isEqualTo(10);
    board.heal();
    assertThat(board.pauseMillis()).isEqualTo(2_000);
  }

  @Test
  void advertisesPlainValues() {
    Board board = board(BoardKind.BTHOME);

    assertThat(read(board, decoder(board, false)))
        .contains("temperature", "humidity", "pressure", "battery");
  }

  @Test
  void encryptsWhatOnlyTheOwnerOfItsKeyCanRead() {
    Board board = board(BoardKind.BTHOME_ENCRYPTED);
    BthomeDecoder decoder = decoder(board, true);

    assertThat(read(board, decoder)).contains("temperature", "humidity", "pressure", "battery");
    assertThat(read(board, decoder)).contains("temperature");
  }

  @Test
  void repeatsAnAdvertisementWhichTheGatewayRefuses() {
    Board board = board(BoardKind.BTHOME_ENCRYPTED);
    BthomeDecoder decoder = decoder(board, true);
    board.fail(Fault.REPLAY);
    read(board, decoder);

    assertThat(board.advertisement(NOW + 5000).map(decoder::decode))
        .containsInstanceOf(BthomeOutcome.class)
        .get()
        .isNotInstanceOf(BthomeOutcome.Report.class);
  }

  @Test
  void stopsEncryptingWhichTheGatewayRefuses() {
    Board board = board(BoardKind.BTHOME_ENCRYPTED);
    BthomeDecoder decoder = decoder(board, true);
    board.fail(Fault.DOWNGRADE);

    assertThat(board.advertisement(NOW).map(decoder::decode))
        .get()
        .isInstanceOf(BthomeOutcome.Refused.class);
  }

  private static List<String> read(Board board, BthomeDecoder decoder) {
    BthomeOutcome outcome = decoder.decode(board.advertisement(NOW).orElseThrow());
    assertThat(outcome).isInstanceOf(BthomeOutcome.Report.class);
    return ((BthomeOutcome.Report) outcome).measurements().stream().map(Measurement::type).toList();
  }

  private static BthomeDecoder decoder(Board board, boolean withKey) {
    BoardIdentity identity = board.identity();
    return new BthomeDecoder(
        new SensorAddress(identity.address()),
        withKey ? Optional.of(BindKey.parse(identity.keyText())) : Optional.empty(),
        OptionalLong.empty());
  }

  private static double temperature(Board board, long time) {
    Decoding decoding =
        decode(EssCharacteristic.TEMPERATURE, board.value(EssCharacteristic.TEMPERATURE, time));
    return ((Decoding.Measured) decoding).measurements().get(0).value();
  }

  private static Decoding decode(EssCharacteristic characteristic, byte[] value) {
    return GattCharacteristic.find(UUID.fromString(characteristic.uuid()))
        .orElseThrow()
        .decode(value);
  }

  private static Board board(BoardKind kind) {
    return new Board(new BoardIdentity(kind.name(1), kind.address(1), kind, "hci0"), 2000);
  }
}
