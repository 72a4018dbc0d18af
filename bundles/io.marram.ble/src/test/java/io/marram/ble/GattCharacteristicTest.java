package io.marram.ble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.marram.ble.Decoding.Malformed;
import io.marram.ble.Decoding.Measured;
import io.marram.ble.Decoding.NotKnown;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GattCharacteristicTest {

  @ParameterizedTest
  @CsvSource({
    "TEMPERATURE, ca09, 25.06",
    "TEMPERATURE, 8cff, -1.16",
    "TEMPERATURE, ff7f, 327.67",
    "TEMPERATURE, 4d95, -273.15",
    "HUMIDITY, bf13, 50.55",
    "HUMIDITY, 1027, 100.0",
    "PRESSURE, cd750f00, 101319.7",
    "ELEVATION, 9cffff, -1.0",
    "ELEVATION, 000080, -83886.08",
    "TRUE_WIND_SPEED, ffff, 655.35",
    "TRUE_WIND_DIRECTION, 9f8c, 359.99",
    "APPARENT_WIND_SPEED, 6400, 1.0",
    "APPARENT_WIND_DIRECTION, 0000, 0.0",
    "GUST_FACTOR, 0f, 1.5",
    "POLLEN_CONCENTRATION, ffff01, 131071.0",
    "UV_INDEX, 0b, 11.0",
    "IRRADIANCE, 0a27, 999.4",
    "RAINFALL, 0c00, 12.0",
    "WIND_CHILL, f6, -10.0",
    "HEAT_INDEX, 29, 41.0",
    "DEW_POINT, 80, -128.0",
    "MAGNETIC_DECLINATION, 6400, 1.0",
    "ILLUMINANCE, 138a14, 13460.67",
    "CARBON_DIOXIDE, e204, 1250.0",
    "PM2_5, 0c80, 0.00000012",
    "OZONE, 0500, 5.0",
    "NOISE, 3c, 60.0",
    "VOLATILE_ORGANIC_COMPOUNDS, 3301, 307.0",
    "BATTERY_LEVEL, 61, 97.0"
  })
  void decodesWhatTheSpecificationEncodes(
      GattCharacteristic characteristic, String bytes, double value) {
    assertThat(characteristic.decode(Bytes.of(bytes)))
        .isEqualTo(
            new Measured(
                List.of(new Measurement(characteristic.type(), 1, value, characteristic.unit()))));
  }

  @Test
  void decodesEveryAxisOfAMagneticField() {
    assertThat(GattCharacteristic.MAGNETIC_FLUX_DENSITY_3D.decode(Bytes.of("0100 ffff 0080")))
        .isInstanceOfSatisfying(
            Measured.class,
            measured ->
                assertThat(measured.measurements())
                    .extracting(Measurement::number, Measurement::value)
                    .containsExactly(tuple(1, 0.1), tuple(2, -0.1), tuple(3, -3276.8)));
  }

  @ParameterizedTest
  @CsvSource({
    "TEMPERATURE, 0080",
    "HUMIDITY, ffff",
    "PRESSURE, ffffffff",
    "ILLUMINANCE, ffffff",
    "CARBON_DIOXIDE, ffff",
    "NOISE, ff",
    "VOLATILE_ORGANIC_COMPOUNDS, ffff",
  })
  void tellsThatAValueIsNotKnown(GattCharacteristic characteristic, String bytes) {
    assertThat(characteristic.decode(Bytes.of(bytes))).isEqualTo(new NotKnown());
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "ff07, not a number",
    "0008, not at this resolution",
    "fe07, plus infinity",
    "0208, minus infinity",
    "0108, reserved"
  })
  void doesNotTakeNaNOrInfinityForAValue(String bytes, String meaning) {
    assertThat(GattCharacteristic.PM10.decode(Bytes.of(bytes)))
        .as(meaning)
        .isEqualTo(new NotKnown());
  }

  @ParameterizedTest
  @CsvSource({
    "HUMIDITY, 1127",
    "BATTERY_LEVEL, 65",
    "TEMPERATURE, 4c95",
    "TRUE_WIND_DIRECTION, a08c",
    "METHANE, ff8f"
  })
  void refusesWhatTheSpecificationDoesNotAllow(GattCharacteristic characteristic, String bytes) {
    assertThat(characteristic.decode(Bytes.of(bytes))).isInstanceOf(Malformed.class);
  }

  @ParameterizedTest
  @EnumSource
  void refusesAWrongLength(GattCharacteristic characteristic) {
    assertThat(characteristic.decode(new byte[0])).isInstanceOf(Malformed.class);
    assertThat(characteristic.decode(new byte[7])).isInstanceOf(Malformed.class);
    assertThat(characteristic.decode(new byte[512])).isInstanceOf(Malformed.class);
  }

  @Test
  void saysWhatIsWrongWithALength() {
    assertThat(GattCharacteristic.TEMPERATURE.decode(new byte[3]))
        .isEqualTo(new Malformed("temperature has 3 bytes, must have 2"));
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsUuid(GattCharacteristic characteristic) {
    assertThat(GattCharacteristic.find(characteristic.uuid())).contains(characteristic);
  }

  @Test
  void hasTheAssignedNumbers() {
    assertThat(GattCharacteristic.TEMPERATURE.uuid())
        .isEqualTo(UUID.fromString("00002a6e-0000-1000-8000-00805f9b34fb"));
    assertThat(GattCharacteristic.find(UUID.fromString("00002a00-0000-1000-8000-00805f9b34fb")))
        .isEmpty();
  }

  @Property
  void survivesEveryBytes(
      @ForAll GattCharacteristic characteristic, @ForAll @Size(max = 8) byte[] bytes) {
    assertThat(characteristic.decode(bytes)).isNotNull();
  }

  @Property
  void decodesEveryTemperatureToTheNearestHundredth(@ForAll short raw) {
    byte[] bytes = {(byte) raw, (byte) (raw >> 8)};
    Decoding decoding = GattCharacteristic.TEMPERATURE.decode(bytes);

    if (raw == Short.MIN_VALUE) {
      assertThat(decoding).isEqualTo(new NotKnown());
    } else if (raw < -27315) {
      assertThat(decoding).isInstanceOf(Malformed.class);
    } else {
      double exact = BigDecimal.valueOf(raw, 2).doubleValue();
      assertThat(((Measured) decoding).measurements().get(0).value()).isEqualTo(exact);
    }
  }
}
