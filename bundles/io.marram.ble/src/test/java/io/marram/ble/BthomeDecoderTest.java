package io.marram.ble;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.ble.BthomeOutcome.Reason;
import io.marram.ble.BthomeOutcome.Refused;
import io.marram.ble.BthomeOutcome.Repetition;
import io.marram.ble.BthomeOutcome.Report;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BthomeDecoderTest {

  private static final SensorAddress ADDRESS = new SensorAddress("54:48:E6:8F:80:A5");
  private static final BindKey KEY = BindKey.parse("231d39c1d7cc1ab1aee224cd096db932");

  /** The example of the published format: 25.06 °C and 50.55 %, counter 0x33221100. */
  private static final String SEALED = "41 a47266c95f73 00112233 78237214";

  private static final long SEALED_COUNTER = 0x33221100L;

  private final BthomeDecoder plain = decoder(null);
  private final BthomeDecoder keyed = decoder(KEY);

  @ParameterizedTest
  @CsvSource({
    "0161, battery, 97, %",
    "02ca09, temperature, 25.06, °C",
    "03bf13, humidity, 50.55, %",
    "04138a01, pressure, 1008.83, hPa",
    "05138a14, illuminance, 13460.67, lx",
    "065e1f, mass, 80.3, kg",
    "073e1d, mass, 74.86, lb",
    "08ca06, dew_point, 17.38, °C",
    "0960, count, 96, ''",
    "0a138a14, energy, 1346.067, kWh",
    "0b021b00, power, 69.14, W",
    "0c020c, voltage, 3.074, V",
    "0d120c, pm2_5, 3090, µg/m³",
    "0e021c, pm10, 7170, µg/m³",
    "0f01, generic_state, 1, ''",
    "1100, opening, 0, ''",
    "12e204, carbon_dioxide, 1250, ppm",
    "133301, volatile_organic_compounds, 307, µg/m³",
    "14020c, moisture, 30.74, %",
    "2101, motion, 1, ''",
    "2d01, window, 1, ''",
    "2e23, humidity, 35, %",
    "2f23, moisture, 35, %",
    "3d0960, count, 24585, ''",
    "3e2a2c0960, count, 1611213866, ''",
    "3f020c, rotation, 307.4, °",
    "400c00, distance, 12, mm",
    "414e00, distance, 7.8, m",
    "424e3400, duration, 13.39, s",
    "434e34, current, 13.39, A",
    "444e34, speed, 133.9, m/s",
    "451101, temperature, 27.3, °C",
    "4632, uv_index, 5, ''",
    "478756, volume, 2215.1, L",
    "48dc87, volume, 34780, mL",
    "49dc87, volume_flow_rate, 34.78, m³/h",
    "4a020c, voltage, 307.4, V",
    "4b138a14, gas, 1346.067, m³",
    "4c41018a01, gas, 25821.505, m³",
    "4d12138a14, energy, 344593.17, kWh",
    "4e87562a01, volume, 19551.879, L",
    "4f87562a01, water, 19551.879, L",
    "505d396164, timestamp, 1684093277, s",
    "518756, acceleration, 22.151, m/s²",
    "528756, gyroscope, 22.151, °/s",
    "5587562a01, volume_storage, 19551.879, L",
    "56e803, conductivity, 1000, µS/cm",
    "57ea, temperature, -22, °C",
    "58ea, temperature, -7.7, °C",
    "59ea, count, -22, ''",
    "5aeaea, count, -5398, ''",
    "5bea0234ea, count, -365690134, ''",
    "5c02fbffff, power, -12.78, W",
    "5d02ea, current, -5.63, A",
    "5e3f75, direction, 300.15, °",
    "5f11d5, precipitation, 5454.5, mm",
    "6001, channel, 1, ''",
    "61ac0d, rotational_speed, 3500, rpm",
    "624099dfff, speed, -2.123456, m/s",
    "630057d0ff, acceleration, -3.123456, m/s²",
    "6402, light_level, 2, ''"
  })
  void readsTheExamplesOfTheFormat(String object, String type, double value, String unit) {
    assertThat(plain.decode(Bytes.of("40" + object)))
        .isEqualTo(report(new Measurement(type, 1, value, unit)));
  }

  @Test
  void readsSeveralObjectsAndNumbersThoseOfTheSameType() {
    assertThat(plain.decode(Bytes.of("40 02ca09 02cf09 02cf08 03b718 03b717 015d")))
        .isEqualTo(
            report(
                new Measurement("temperature", 1, 25.06, "°C"),
                new Measurement("temperature", 2, 25.11, "°C"),
                new Measurement("temperature", 3, 22.55, "°C"),
                new Measurement("humidity", 1, 63.27, "%"),
                new Measurement("humidity", 2, 60.71, "%"),
                new Measurement("battery", 1, 93, "%")));
  }

  @ParameterizedTest
  @CsvSource({
    "3a04, a button",
    "3c0103, a dimmer",
    "530c48656c6c6f20576f726c6421, a text",
    "540c48656c6c6f20576f726c6421, raw bytes",
    "5300, an empty text",
    "f00100, a device type",
    "f100010204, a firmware version",
    "f2000106, a short firmware version"
  })
  void passesOverWhatIsNoReading(String object, String meaning) {
    assertThat(plain.decode(Bytes.of("40 0161" + object)))
        .as(meaning)
        .isEqualTo(report(new Measurement("battery", 1, 97, "%")));
  }

  @Test
  void keepsWhatStandsBeforeAnObjectOfANewerFormat() {
    assertThat(plain.decode(Bytes.of("40 0161 ee1234")))
        .isEqualTo(report(new Measurement("battery", 1, 97, "%")));
  }

  @Test
  void tellsWhetherASensorReportsIrregularly() {
    assertThat(plain.decode(Bytes.of("44 04138a01")))
        .isEqualTo(new Report(List.of(new Measurement("pressure", 1, 1008.83, "hPa")), true));
  }

  @ParameterizedTest
  @CsvSource({
    "'', MALFORMED",
    "40 02ca, MALFORMED",
    "40 02ca09 03bf, MALFORMED",
    "40 53, MALFORMED",
    "40 530548, MALFORMED",
    "40 2102, MALFORMED",
    "42 a5808f, MALFORMED",
    "00 0161, OTHER_VERSION",
    "e1 0161, OTHER_VERSION",
    "20 0161, OTHER_VERSION",
    "41 a47266c95f730011223378237214, NO_KEY",
    "42 b2188d38c1a4 04138a01, OTHER_ADDRESS"
  })
  void refusesWhatItCannotRead(String bytes, Reason reason) {
    assertThat(plain.decode(Bytes.of(bytes)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  @Test
  void refusesMoreThanAnAdvertisementCanCarry() {
    byte[] long1 = new byte[256];
    long1[0] = 0x40;

    assertThat(reason(plain.decode(long1))).contains(Reason.MALFORMED);
  }

  @Test
  void acceptsItsOwnAddressInTheAdvertisement() {
    assertThat(plain.decode(Bytes.of("42 a5808fe64854 0161")))
        .isEqualTo(report(new Measurement("battery", 1, 97, "%")));
  }

  @Test
  void takesAPacketIdOnlyOnce() {
    Report first = report(new Measurement("battery", 1, 97, "%"));

    assertThat(plain.decode(Bytes.of("40 0001 0161"))).isEqualTo(first);
    assertThat(plain.decode(Bytes.of("40 0001 0161"))).isEqualTo(new Repetition());
    assertThat(plain.decode(Bytes.of("40 0002 0161"))).isEqualTo(first);
    assertThat(plain.decode(Bytes.of("40 0001 0161"))).isEqualTo(first);
  }

  @Test
  void takesEqualValuesWithoutAPacketIdForNewOnes() {
    Report report = report(new Measurement("battery", 1, 97, "%"));

    assertThat(plain.decode(Bytes.of("40 0161"))).isEqualTo(report);
    assertThat(plain.decode(Bytes.of("40 0161"))).isEqualTo(report);
  }

  @Test
  void decryptsTheExampleOfTheFormat() {
    assertThat(keyed.decode(Bytes.of(SEALED)))
        .isEqualTo(
            report(
                new Measurement("temperature", 1, 25.06, "°C"),
                new Measurement("humidity", 1, 50.55, "%")));
    assertThat(keyed.lastCounter()).hasValue(SEALED_COUNTER);
  }

  @Test
  void takesAnEncryptedPacketOnlyOnce() {
    keyed.decode(Bytes.of(SEALED));

    assertThat(keyed.decode(Bytes.of(SEALED))).isEqualTo(new Repetition());
  }

  @Test
  void refusesACounterThatDidNotGrow() {
    BthomeDecoder later =
        new BthomeDecoder(ADDRESS, Optional.of(KEY), OptionalLong.of(SEALED_COUNTER));
    BthomeDecoder earlier =
        new BthomeDecoder(ADDRESS, Optional.of(KEY), OptionalLong.of(SEALED_COUNTER - 1));

    assertThat(reason(later.decode(Bytes.of(SEALED)))).contains(Reason.REPLAY);
    assertThat(reason(earlier.decode(Bytes.of(SEALED)))).isEmpty();
  }

  @Test
  void refusesACounterThatBeganAnew() {
    keyed.decode(SealedPackets.seal(ADDRESS, KEY, 500, "0161"));

    assertThat(reason(keyed.decode(SealedPackets.seal(ADDRESS, KEY, 0, "0161"))))
        .contains(Reason.REPLAY);
  }

  @Test
  void comparesCountersWithoutTheirSign() {
    keyed.decode(SealedPackets.seal(ADDRESS, KEY, 0x7FFF_FFFFL, "0161"));

    assertThat(reason(keyed.decode(SealedPackets.seal(ADDRESS, KEY, 0xFFFF_FFFFL, "0161"))))
        .isEmpty();
    assertThat(keyed.lastCounter()).hasValue(0xFFFF_FFFFL);
  }

  @Test
  void refusesAPlainAdvertisementOfASensorWithAKey() {
    assertThat(reason(keyed.decode(Bytes.of("40 0161")))).contains(Reason.DOWNGRADE);
    assertThat(keyed.lastCounter()).isEmpty();
  }

  @Test
  void refusesAnotherSensorsPacketUnderThisAddress() {
    SensorAddress other = new SensorAddress("54:48:E6:8F:80:A6");

    assertThat(reason(keyed.decode(SealedPackets.seal(other, KEY, 1, "0161"))))
        .contains(Reason.NOT_AUTHENTIC);
  }

  @Test
  void refusesAnotherKey() {
    BindKey other = BindKey.parse("814aac74c4f17b6c1581e1ab87816b99");

    assertThat(reason(decoder(other).decode(Bytes.of(SEALED)))).contains(Reason.NOT_AUTHENTIC);
  }

  @Test
  void aForgedCounterDoesNotShutOutTheSensor() {
    byte[] forged = Bytes.of("41 a47266c95f73 ffffffff 78237214");

    assertThat(reason(keyed.decode(forged))).contains(Reason.NOT_AUTHENTIC);
    assertThat(reason(keyed.decode(Bytes.of(SEALED)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"41", "41 00112233", "41 00112233 7823721", "41 00112233 78237214"})
  void refusesWhatIsTooShortToBeEncrypted(String bytes) {
    String even = bytes.replace(" ", "");
    byte[] data = Bytes.of(even.substring(0, even.length() / 2 * 2));

    assertThat(reason(keyed.decode(data))).contains(Reason.MALFORMED);
  }

  @Property
  void refusesEveryChangeOfAnEncryptedPacket(
      @ForAll @IntRange(min = 0, max = 14) int place, @ForAll @IntRange(min = 1, max = 255) int x) {
    byte[] changed = Bytes.of(SEALED);
    changed[place] ^= (byte) x;

    assertThat(decoder(KEY).decode(changed)).isInstanceOf(Refused.class);
  }

  @Property
  void believesExactlyTheGrowingCounters(
      @ForAll List<@IntRange(min = 0, max = 20) Integer> counters) {
    BthomeDecoder decoder = decoder(KEY);
    int highest = -1;
    for (int counter : counters) {
      BthomeOutcome outcome = decoder.decode(SealedPackets.seal(ADDRESS, KEY, counter, "0161"));
      if (counter > highest) {
        assertThat(outcome).isInstanceOf(Report.class);
      } else if (counter == highest) {
        assertThat(outcome).isEqualTo(new Repetition());
      } else {
        assertThat(reason(outcome)).contains(Reason.REPLAY);
      }
      highest = Math.max(highest, counter);
    }
  }

  @Property
  void survivesEveryBytes(@ForAll @Size(max = 300) byte[] bytes, @ForAll boolean withKey) {
    assertThat((withKey ? decoder(KEY) : decoder(null)).decode(bytes)).isNotNull();
  }

  @Property
  void survivesEveryObjects(@ForAll @Size(max = 30) byte[] objects) {
    byte[] data = new byte[objects.length + 1];
    data[0] = 0x40;
    System.arraycopy(objects, 0, data, 1, objects.length);

    assertThat(decoder(null).decode(data)).isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void refusesEveryObjectThatIsCutOff(BthomeObject object) {
    byte[] whole = new byte[2 + object.width()];
    whole[0] = 0x40;
    whole[1] = (byte) object.id();

    assertThat(reason(decoder(null).decode(whole))).isEmpty();
    assertThat(reason(decoder(null).decode(Arrays.copyOf(whole, whole.length - 1))))
        .contains(Reason.MALFORMED);
  }

  private static BthomeDecoder decoder(BindKey key) {
    return new BthomeDecoder(ADDRESS, Optional.ofNullable(key), OptionalLong.empty());
  }

  private static Report report(Measurement... measurements) {
    return new Report(List.of(measurements), false);
  }

  private static Optional<Reason> reason(BthomeOutcome outcome) {
    return outcome instanceof Refused refused ? Optional.of(refused.reason()) : Optional.empty();
  }
}
