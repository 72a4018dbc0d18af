package io.marram.ble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The characteristics of the Environmental Sensing service (0x181A) and of the Battery service
 * (0x180F) that carry numbers, as the GATT Specification Supplement encodes them.
 */
public enum GattCharacteristic {
  BATTERY_LEVEL(0x2A19, "battery", "%", integer(1, Scale.ONE).within(0, 100)),
  MAGNETIC_DECLINATION(
      0x2A2C, "magnetic_declination", "°", integer(2, Scale.HUNDREDTHS).within(0, 359.99)),
  ELEVATION(0x2A6C, "elevation", "m", signed(3, Scale.HUNDREDTHS)),
  // The specification has no code for "not known"; widespread firmware sends all ones.
  PRESSURE(0x2A6D, "pressure", "Pa", integer(4, Scale.TENTHS).notKnown(0xFFFF_FFFFL)),
  TEMPERATURE(
      0x2A6E,
      "temperature",
      "°C",
      signed(2, Scale.HUNDREDTHS).notKnown(-0x8000).within(-273.15, 327.67)),
  HUMIDITY(0x2A6F, "humidity", "%", integer(2, Scale.HUNDREDTHS).notKnown(0xFFFF).within(0, 100)),
  TRUE_WIND_SPEED(0x2A70, "true_wind_speed", "m/s", integer(2, Scale.HUNDREDTHS)),
  TRUE_WIND_DIRECTION(
      0x2A71, "true_wind_direction", "°", integer(2, Scale.HUNDREDTHS).within(0, 359.99)),
  APPARENT_WIND_SPEED(0x2A72, "apparent_wind_speed", "m/s", integer(2, Scale.HUNDREDTHS)),
  APPARENT_WIND_DIRECTION(
      0x2A73, "apparent_wind_direction", "°", integer(2, Scale.HUNDREDTHS).within(0, 359.99)),
  GUST_FACTOR(0x2A74, "gust_factor", "", integer(1, Scale.TENTHS)),
  POLLEN_CONCENTRATION(0x2A75, "pollen_concentration", "1/m³", integer(3, Scale.ONE)),
  UV_INDEX(0x2A76, "uv_index", "", integer(1, Scale.ONE)),
  IRRADIANCE(0x2A77, "irradiance", "W/m²", integer(2, Scale.TENTHS)),
  RAINFALL(0x2A78, "rainfall", "mm", integer(2, Scale.ONE)),
  WIND_CHILL(0x2A79, "wind_chill", "°C", signed(1, Scale.ONE)),
  HEAT_INDEX(0x2A7A, "heat_index", "°C", signed(1, Scale.ONE)),
  DEW_POINT(0x2A7B, "dew_point", "°C", signed(1, Scale.ONE)),
  MAGNETIC_FLUX_DENSITY_2D(0x2AA0, "magnetic_flux_density", "µT", signed(2, Scale.TENTHS).times(2)),
  MAGNETIC_FLUX_DENSITY_3D(0x2AA1, "magnetic_flux_density", "µT", signed(2, Scale.TENTHS).times(3)),
  ILLUMINANCE(0x2AFB, "illuminance", "lx", integer(3, Scale.HUNDREDTHS).notKnown(0xFF_FFFF)),
  CARBON_DIOXIDE(0x2B8C, "carbon_dioxide", "ppm", integer(2, Scale.ONE).notKnown(0xFFFF)),
  AMMONIA(0x2BCF, "ammonia", "kg/m³", medicalFloat()),
  CARBON_MONOXIDE(0x2BD0, "carbon_monoxide", "kg/m³", medicalFloat()),
  METHANE(0x2BD1, "methane", "kg/m³", medicalFloat()),
  NITROGEN_DIOXIDE(0x2BD2, "nitrogen_dioxide", "kg/m³", medicalFloat()),
  NON_METHANE_VOLATILE_ORGANIC_COMPOUNDS(
      0x2BD3, "non_methane_volatile_organic_compounds", "kg/m³", medicalFloat()),
  OZONE(0x2BD4, "ozone", "kg/m³", medicalFloat()),
  PM1(0x2BD5, "pm1", "kg/m³", medicalFloat()),
  PM2_5(0x2BD6, "pm2_5", "kg/m³", medicalFloat()),
  PM10(0x2BD7, "pm10", "kg/m³", medicalFloat()),
  SULFUR_DIOXIDE(0x2BD8, "sulfur_dioxide", "kg/m³", medicalFloat()),
  SULFUR_HEXAFLUORIDE(0x2BD9, "sulfur_hexafluoride", "kg/m³", medicalFloat()),
  NOISE(0x2BE4, "noise", "dB", integer(1, Scale.ONE).notKnown(0xFF)),
  VOLATILE_ORGANIC_COMPOUNDS(
      0x2BE7, "volatile_organic_compounds", "ppb", integer(2, Scale.ONE).notKnown(0xFFFF));

  /** The Environmental Sensing service. */
  public static final UUID ENVIRONMENTAL_SENSING = uuid(0x181A);

  /** The Battery service. */
  public static final UUID BATTERY = uuid(0x180F);

  private static final Map<UUID, GattCharacteristic> BY_UUID =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(GattCharacteristic::uuid, Function.identity()));

  private final UUID uuid;
  private final String type;
  private final String unit;
  private final Encoding encoding;

  GattCharacteristic(int number, String type, String unit, Encoding encoding) {
    this.uuid = uuid(number);
    this.type = type;
    this.unit = unit;
    this.encoding = encoding;
  }

  /** The characteristic with this UUID, if it is one of these. */
  public static Optional<GattCharacteristic> find(UUID uuid) {
    return Optional.ofNullable(BY_UUID.get(uuid));
  }

  public UUID uuid() {
    return uuid;
  }

  /** The type of its measurements. */
  public String type() {
    return type;
  }

  /** The unit of its measurements. */
  public String unit() {
    return unit;
  }

  /**
   * Decodes a value that was read or notified.
   *
   * @param value of any length and content
   */
  public Decoding decode(byte[] value) {
    if (value.length != encoding.bytes()) {
      return new Decoding.Malformed(
          "%s has %d bytes, must have %d".formatted(type, value.length, encoding.bytes()));
    }
    List<Measurement> measurements = new ArrayList<>();
    for (int i = 0; i < encoding.fields; i++) {
      OptionalDouble field = encoding.read(value, i * encoding.width);
      if (field.isEmpty()) {
        return new Decoding.NotKnown();
      }
      double number = field.getAsDouble();
      if (number < encoding.least || number > encoding.most) {
        return new Decoding.Malformed(
            "%s is %s, must be from %s to %s"
                .formatted(type, number, encoding.least, encoding.most));
      }
      measurements.add(new Measurement(type, i + 1, number, unit));
    }
    return new Decoding.Measured(measurements);
  }

  private static UUID uuid(int number) {
    return UUID.fromString("%08x-0000-1000-8000-00805f9b34fb".formatted(number));
  }

  private static Encoding integer(int width, Scale scale) {
    return new Encoding(width, 1, Format.UNSIGNED, scale, null, NO_LEAST, NO_MOST);
  }

  private static Encoding signed(int width, Scale scale) {
    return new Encoding(width, 1, Format.SIGNED, scale, null, NO_LEAST, NO_MOST);
  }

  private static Encoding medicalFloat() {
    return new Encoding(2, 1, Format.MEDICAL_FLOAT, Scale.ONE, null, 0, NO_MOST);
  }

  private static final double NO_LEAST = -Double.MAX_VALUE;
  private static final double NO_MOST = Double.MAX_VALUE;

  private enum Format {
    UNSIGNED,
    SIGNED,
    MEDICAL_FLOAT
  }

  private record Encoding(
      int width, int fields, Format format, Scale scale, Long notKnown, double least, double most) {

    Encoding notKnown(long code) {
      return new Encoding(width, fields, format, scale, code, least, most);
    }

    Encoding within(double from, double to) {
      return new Encoding(width, fields, format, scale, notKnown, from, to);
    }

    Encoding times(int count) {
      return new Encoding(width, count, format, scale, notKnown, least, most);
    }

    int bytes() {
      return width * fields;
    }

    OptionalDouble read(byte[] value, int offset) {
      if (format == Format.MEDICAL_FLOAT) {
        return MedicalFloat.decode((int) LittleEndian.unsigned(value, offset, width));
      }
      long raw =
          format == Format.SIGNED
              ? LittleEndian.signed(value, offset, width)
              : LittleEndian.unsigned(value, offset, width);
      return notKnown != null && raw == notKnown
          ? OptionalDouble.empty()
          : OptionalDouble.of(scale.of(raw));
    }
  }
}
