package io.marram.emulator.kura.system;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.eclipse.kura.system.SystemService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kura's properties of this gateway. The file {@code kura_custom.properties} in the gateway's
 * folder overrides what is built in, and a framework or system property of the same name overrides
 * both.
 */
final class SystemProperties {
  static final String CUSTOM_FILE = SystemService.KURA_CUSTOM_PROPS_FILE;
  static final int DEFAULT_SNAPSHOTS_COUNT = 10;

  private static final Logger logger = LoggerFactory.getLogger(SystemProperties.class);

  private static final List<String> JAVA_PROPERTIES =
      List.of(
          SystemService.KEY_OS_ARCH,
          SystemService.KEY_OS_NAME,
          SystemService.KEY_OS_VER,
          SystemService.KEY_JAVA_VERSION,
          SystemService.KEY_JAVA_VENDOR,
          SystemService.KEY_JAVA_VM_NAME,
          SystemService.KEY_JAVA_VM_VERSION,
          SystemService.KEY_JAVA_VM_INFO,
          SystemService.KEY_JAVA_VM_VENDOR,
          SystemService.KEY_JAVA_HOME,
          SystemService.KEY_FILE_SEP);

  private final Properties properties;

  private SystemProperties(Properties properties) {
    this.properties = properties;
  }

  /**
   * Collects the properties.
   *
   * @param home the gateway's folder
   * @param thing the gateway's name, null when it has none
   * @param given answers a framework or system property, or null
   */
  static SystemProperties of(
      Path home, String thing, Machine machine, UnaryOperator<String> given) {
    Map<String, String> values = new TreeMap<>(builtIn(home, thing, machine));
    custom(home.resolve(CUSTOM_FILE))
        .forEach((name, value) -> values.put(name.toString(), value.toString().trim()));
    Properties properties = new Properties();
    values.forEach(
        (name, value) ->
            properties.setProperty(name, Optional.ofNullable(given.apply(name)).orElse(value)));
    return new SystemProperties(properties);
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(properties.getProperty(name)).filter(value -> !value.isBlank());
  }

  int number(String name, int fallback) {
    Optional<String> text = get(name);
    try {
      return text.map(Integer::parseInt).orElse(fallback);
    } catch (NumberFormatException e) {
      logger.error("event=property.not-a-number name={} used={}", name, fallback);
      return fallback;
    }
  }

  Properties copy() {
    Properties copy = new Properties();
    copy.putAll(properties);
    return copy;
  }

  private static Map<String, String> builtIn(Path home, String thing, Machine machine) {
    Map<String, String> values = new TreeMap<>();
    values.put(SystemService.KEY_KURA_NAME, "Eclipse Kura");
    values.put(SystemService.KEY_KURA_VERSION, "KURA_5.6.0");
    values.put(SystemService.KEY_PLATFORM, "marram-emulator");
    values.put("kura.project", "marram-emulator");
    values.put(
        SystemService.KEY_DEVICE_NAME,
        Optional.ofNullable(thing).or(machine::hostName).orElse(SystemService.UNKNOWN));
    values.put(SystemService.KEY_MODEL_ID, machine.modelId().orElse(SystemService.UNKNOWN));
    values.put(SystemService.KEY_MODEL_NAME, machine.modelName().orElse(SystemService.UNKNOWN));
    values.put(SystemService.KEY_SERIAL_NUM, machine.serialNumber().orElse(SystemService.UNKNOWN));
    values.put(SystemService.KEY_PART_NUMBER, SystemService.UNSUPPORTED);
    values.put(
        SystemService.KEY_BIOS_VERSION, machine.biosVersion().orElse(SystemService.UNSUPPORTED));
    values.put(SystemService.KEY_FIRMWARE_VERSION, SystemService.UNSUPPORTED);
    values.put(SystemService.KEY_CPU_VERSION, machine.cpuModel().orElse(SystemService.UNKNOWN));
    values.put(SystemService.KEY_OS_DISTRO, machine.distribution().orElse(SystemService.UNKNOWN));
    values.put(
        SystemService.KEY_OS_DISTRO_VER,
        machine.distributionVersion().orElse(SystemService.UNKNOWN));
    Machine.primaryInterface()
        .ifPresent(found -> values.put(SystemService.KEY_PRIMARY_NET_IFACE, found.getName()));
    values.put(SystemService.KEY_KURA_HOME_DIR, home.toString());
    values.put(SystemService.KEY_KURA_FRAMEWORK_CONFIG_DIR, home.toString());
    values.put(SystemService.KEY_KURA_USER_CONFIG_DIR, home.toString());
    values.put(SystemService.KEY_KURA_PACKAGES_DIR, home.resolve("packages").toString());
    values.put(SystemService.KEY_KURA_DATA_DIR, home.resolve("data").toString());
    values.put(SystemService.KEY_KURA_TMP_DIR, home.resolve("tmp").toString());
    values.put(SystemService.KEY_KURA_SNAPSHOTS_DIR, home.resolve("snapshots").toString());
    values.put(SystemService.KEY_KURA_SNAPSHOTS_COUNT, Integer.toString(DEFAULT_SNAPSHOTS_COUNT));
    values.put(SystemService.KEY_KURA_HAVE_NET_ADMIN, "false");
    values.put(SystemService.KEY_KURA_HAVE_WEB_INTER, "true");
    values.put(SystemService.KEY_FILE_COMMAND_ZIP_MAX_SIZE, "100");
    values.put(SystemService.KEY_FILE_COMMAND_ZIP_MAX_NUMBER, "1024");
    values.put(SystemService.KEY_COMMAND_USER, System.getProperty("user.name", ""));
    values.put(SystemService.KEY_JDK_VENDOR_VERSION, System.getProperty("java.vendor.version", ""));
    for (String name : JAVA_PROPERTIES) {
      values.put(name, System.getProperty(name, ""));
    }
    machine
        .kernelVersion()
        .ifPresent(
            version -> values.merge(SystemService.KEY_OS_VER, version, (a, b) -> a + " " + b));
    return values;
  }

  private static Properties custom(Path file) {
    Properties custom = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        custom.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        logger.error("event=properties.unusable file={} reason=\"{}\"", file, e.getMessage());
      }
    }
    return custom;
  }
}
