package io.marram.ble;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The objects of the BTHome format, version 2. */
enum BthomeObject {
  PACKET_ID(0x00, Kind.PACKET_ID, 1),
  BATTERY(0x01, "battery", "%", 1, Scale.ONE),
  TEMPERATURE(0x02, "temperature", "°C", -2, Scale.HUNDREDTHS),
  HUMIDITY(0x03, "humidity", "%", 2, Scale.HUNDREDTHS),
  PRESSURE(0x04, "pressure", "hPa", 3, Scale.HUNDREDTHS),
  ILLUMINANCE(0x05, "illuminance", "lx", 3, Scale.HUNDREDTHS),
  MASS_KILOGRAMS(0x06, "mass", "kg", 2, Scale.HUNDREDTHS),
  MASS_POUNDS(0x07, "mass", "lb", 2, Scale.HUNDREDTHS),
  DEW_POINT(0x08, "dew_point", "°C", -2, Scale.HUNDREDTHS),
  COUNT_8(0x09, "count", "", 1, Scale.ONE),
  ENERGY_24(0x0A, "energy", "kWh", 3, Scale.THOUSANDTHS),
  POWER_24(0x0B, "power", "W", 3, Scale.HUNDREDTHS),
  VOLTAGE(0x0C, "voltage", "V", 2, Scale.THOUSANDTHS),
  PM2_5(0x0D, "pm2_5", "µg/m³", 2, Scale.ONE),
  PM10(0x0E, "pm10", "µg/m³", 2, Scale.ONE),
  GENERIC_STATE(0x0F, "generic_state"),
  POWER_STATE(0x10, "power_state"),
  OPENING(0x11, "opening"),
  CARBON_DIOXIDE(0x12, "carbon_dioxide", "ppm", 2, Scale.ONE),
  VOLATILE_ORGANIC_COMPOUNDS(0x13, "volatile_organic_compounds", "µg/m³", 2, Scale.ONE),
  MOISTURE(0x14, "moisture", "%", 2, Scale.HUNDREDTHS),
  BATTERY_LOW(0x15, "battery_low"),
  BATTERY_CHARGING(0x16, "battery_charging"),
  CARBON_MONOXIDE_STATE(0x17, "carbon_monoxide_state"),
  COLD(0x18, "cold"),
  CONNECTIVITY(0x19, "connectivity"),
  DOOR(0x1A, "door"),
  GARAGE_DOOR(0x1B, "garage_door"),
  GAS_STATE(0x1C, "gas_state"),
  HEAT(0x1D, "heat"),
  LIGHT(0x1E, "light"),
  LOCK(0x1F, "lock"),
  MOISTURE_STATE(0x20, "moisture_state"),
  MOTION(0x21, "motion"),
  MOVING(0x22, "moving"),
  OCCUPANCY(0x23, "occupancy"),
  PLUG(0x24, "plug"),
  PRESENCE(0x25, "presence"),
  PROBLEM(0x26, "problem"),
  RUNNING(0x27, "running"),
  SAFETY(0x28, "safety"),
  SMOKE(0x29, "smoke"),
  SOUND(0x2A, "sound"),
  TAMPER(0x2B, "tamper"),
  VIBRATION(0x2C, "vibration"),
  WINDOW(0x2D, "window"),
  HUMIDITY_8(0x2E, "humidity", "%", 1, Scale.ONE),
  MOISTURE_8(0x2F, "moisture", "%", 1, Scale.ONE),
  BUTTON(0x3A, Kind.IGNORED, 1),
  DIMMER(0x3C, Kind.IGNORED, 2),
  COUNT_16(0x3D, "count", "", 2, Scale.ONE),
  COUNT_32(0x3E, "count", "", 4, Scale.ONE),
  ROTATION(0x3F, "rotation", "°", -2, Scale.TENTHS),
  DISTANCE_MILLIMETRES(0x40, "distance", "mm", 2, Scale.ONE),
  DISTANCE_METRES(0x41, "distance", "m", 2, Scale.TENTHS),
  DURATION(0x42, "duration", "s", 3, Scale.THOUSANDTHS),
  CURRENT(0x43, "current", "A", 2, Scale.THOUSANDTHS),
  SPEED(0x44, "speed", "m/s", 2, Scale.HUNDREDTHS),
  TEMPERATURE_TENTHS(0x45, "temperature", "°C", -2, Scale.TENTHS),
  UV_INDEX(0x46, "uv_index", "", 1, Scale.TENTHS),
  VOLUME_16(0x47, "volume", "L", 2, Scale.TENTHS),
  VOLUME_MILLILITRES(0x48, "volume", "mL", 2, Scale.ONE),
  VOLUME_FLOW_RATE(0x49, "volume_flow_rate", "m³/h", 2, Scale.THOUSANDTHS),
  VOLTAGE_TENTHS(0x4A, "voltage", "V", 2, Scale.TENTHS),
  GAS_24(0x4B, "gas", "m³", 3, Scale.THOUSANDTHS),
  GAS_32(0x4C, "gas", "m³", 4, Scale.THOUSANDTHS),
  ENERGY_32(0x4D, "energy", "kWh", 4, Scale.THOUSANDTHS),
  VOLUME_32(0x4E, "volume", "L", 4, Scale.THOUSANDTHS),
  WATER(0x4F, "water", "L", 4, Scale.THOUSANDTHS),
  TIMESTAMP(0x50, "timestamp", "s", 4, Scale.ONE),
  ACCELERATION(0x51, "acceleration", "m/s²", 2, Scale.THOUSANDTHS),
  GYROSCOPE(0x52, "gyroscope", "°/s", 2, Scale.THOUSANDTHS),
  TEXT(0x53, Kind.SIZED, 1),
  RAW(0x54, Kind.SIZED, 1),
  VOLUME_STORAGE(0x55, "volume_storage", "L", 4, Scale.THOUSANDTHS),
  CONDUCTIVITY(0x56, "conductivity", "µS/cm", 2, Scale.ONE),
  TEMPERATURE_8(0x57, "temperature", "°C", -1, Scale.ONE),
  TEMPERATURE_8_COARSE(0x58, "temperature", "°C", -1, new Scale(35, 100)),
  COUNT_SIGNED_8(0x59, "count", "", -1, Scale.ONE),
  COUNT_SIGNED_16(0x5A, "count", "", -2, Scale.ONE),
  COUNT_SIGNED_32(0x5B, "count", "", -4, Scale.ONE),
  POWER_SIGNED(0x5C, "power", "W", -4, Scale.HUNDREDTHS),
  CURRENT_SIGNED(0x5D, "current", "A", -2, Scale.THOUSANDTHS),
  DIRECTION(0x5E, "direction", "°", 2, Scale.HUNDREDTHS),
  PRECIPITATION(0x5F, "precipitation", "mm", 2, Scale.TENTHS),
  CHANNEL(0x60, "channel", "", 1, Scale.ONE),
  ROTATIONAL_SPEED(0x61, "rotational_speed", "rpm", 2, Scale.ONE),
  SPEED_SIGNED(0x62, "speed", "m/s", -4, Scale.MILLIONTHS),
  ACCELERATION_SIGNED(0x63, "acceleration", "m/s²", -4, Scale.MILLIONTHS),
  LIGHT_LEVEL(0x64, "light_level", "", 1, Scale.ONE),
  DEVICE_TYPE(0xF0, Kind.IGNORED, 2),
  FIRMWARE_VERSION_32(0xF1, Kind.IGNORED, 4),
  FIRMWARE_VERSION_24(0xF2, Kind.IGNORED, 3);

  /** What an object is to us. */
  enum Kind {
    /** A number to pass on. */
    NUMBER,
    /** Yes or no, passed on as 1 or 0. */
    STATE,
    /** Numbers the packets, to tell a repetition from a report. */
    PACKET_ID,
    /** Of known length, and no reading: events and the device's description. */
    IGNORED,
    /** No reading either; its first byte is the length of the rest. */
    SIZED
  }

  private static final Map<Integer, BthomeObject> BY_ID =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(object -> object.id, Function.identity()));

  private final int id;
  private final Kind kind;
  private final String type;
  private final String unit;
  private final int width;
  private final boolean signed;
  private final Scale scale;

  BthomeObject(int id, Kind kind, int width) {
    this(id, kind, "", "", width, Scale.ONE);
  }

  BthomeObject(int id, String state) {
    this(id, Kind.STATE, state, "", 1, Scale.ONE);
  }

  /** A negative width stands for a signed integer of that many bytes. */
  BthomeObject(int id, String type, String unit, int width, Scale scale) {
    this(id, Kind.NUMBER, type, unit, width, scale);
  }

  BthomeObject(int id, Kind kind, String type, String unit, int width, Scale scale) {
    this.id = id;
    this.kind = kind;
    this.type = type;
    this.unit = unit;
    this.width = Math.abs(width);
    this.signed = width < 0;
    this.scale = scale;
  }

  static Optional<BthomeObject> find(int id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  int id() {
    return id;
  }

  Kind kind() {
    return kind;
  }

  String type() {
    return type;
  }

  String unit() {
    return unit;
  }

  /** How many bytes follow the id; of a sized object, those of its length. */
  int width() {
    return width;
  }

  /** The value at this place; the bytes must be there. */
  double read(byte[] bytes, int offset) {
    return scale.of(
        signed
            ? LittleEndian.signed(bytes, offset, width)
            : LittleEndian.unsigned(bytes, offset, width));
  }
}
