package io.marram.emulator.kura.system;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What Linux tells about this machine; nothing where it tells nothing. */
final class Machine {
  private static final Path BOARD = Path.of("sys", "class", "dmi", "id");

  private final Path root;

  /**
   * @param root of the file system
   */
  Machine(Path root) {
    this.root = root;
  }

  Optional<String> hostName() {
    return firstLine(Path.of("proc", "sys", "kernel", "hostname"));
  }

  Optional<String> kernelVersion() {
    return firstLine(Path.of("proc", "sys", "kernel", "version"));
  }

  /** For instance {@code Raspberry Pi 5 Model B Rev 1.0}. */
  Optional<String> modelName() {
    return firstLine(BOARD.resolve("product_name"))
        .or(() -> firstLine(Path.of("proc", "device-tree", "model")));
  }

  Optional<String> modelId() {
    return firstLine(BOARD.resolve("product_version"));
  }

  /** Only root may read it on most machines. */
  Optional<String> serialNumber() {
    return firstLine(BOARD.resolve("product_serial"))
        .or(() -> firstLine(Path.of("proc", "device-tree", "serial-number")));
  }

  Optional<String> biosVersion() {
    return firstLine(BOARD.resolve("bios_version"));
  }

  Optional<String> cpuModel() {
    return value(lines(Path.of("proc", "cpuinfo")), "model name", ":");
  }

  Optional<String> distribution() {
    return value(lines(Path.of("etc", "os-release")), "NAME", "=");
  }

  Optional<String> distributionVersion() {
    return value(lines(Path.of("etc", "os-release")), "VERSION_ID", "=");
  }

  /** The first network interface that is up and has a hardware address. */
  static Optional<NetworkInterface> primaryInterface() {
    try {
      for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
        if (each.isUp() && !each.isLoopback() && each.getHardwareAddress() != null) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    } catch (SocketException e) {
      return Optional.empty();
    }
  }

  /** As in {@code 02:42:AC:11:00:02}. */
  static Optional<String> macAddress(String interfaceName) {
    try {
      NetworkInterface found = NetworkInterface.getByName(interfaceName);
      return Optional.ofNullable(found == null ? null : found.getHardwareAddress())
          .map(address -> HexFormat.ofDelimiter(":").withUpperCase().formatHex(address));
    } catch (SocketException e) {
      return Optional.empty();
    }
  }

  private Optional<String> firstLine(Path file) {
    // What the device tree holds ends with a zero byte.
    return lines(file).stream()
        .map(line -> line.replace("\0", "").strip())
        .filter(line -> !line.isEmpty())
        .findFirst();
  }

  private static Optional<String> value(List<String> lines, String key, String separator) {
    return lines.stream()
        .map(line -> line.split(separator, 2))
        .filter(parts -> parts.length == 2 && parts[0].strip().equals(key))
        .map(parts -> parts[1].strip().replace("\"", ""))
        .findFirst();
  }

  private List<String> lines(Path file) {
    try {
      return Files.readAllLines(root.resolve(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return List.of();
    }
  }
}
