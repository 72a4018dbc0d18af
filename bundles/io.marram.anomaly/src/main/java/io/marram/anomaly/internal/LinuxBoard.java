package io.marram.anomaly.internal;

import io.marram.anomaly.health.Board;
import io.marram.anomaly.health.BoardState;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Reads from Linux and from the Java runtime how the machine does. What cannot be read is missing,
 * as on other systems.
 */
final class LinuxBoard implements Board {

  private static final int KIB_PER_MIB = 1024;
  private static final int MIB_BITS = 20;
  private static final double PERCENT = 100;
  private static final double MILLIDEGREES = 1000;

  /** Sensors that are not there say nonsense. */
  private static final double COLDEST = -60;

  private static final double HOTTEST = 200;
  private static final int LONGEST_FILE = 64 << 10;

  private final Path root;
  private final Path data;
  private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();

  /**
   * @param root of the file system, in which {@code proc} and {@code sys} are
   * @param data a folder on the disk that matters
   */
  LinuxBoard(Path root, Path data) {
    this.root = root;
    this.data = data;
    // The first answer is about no time at all.
    cpuPercent();
  }

  @Override
  public BoardState read() {
    String memory = text(root.resolve("proc/meminfo"));
    OptionalLong total = kibibytes(memory, "MemTotal");
    OptionalLong available = kibibytes(memory, "MemAvailable");
    boolean known = total.isPresent() && available.isPresent();
    return new BoardState(
        cpuPercent(),
        known
            ? OptionalLong.of((total.getAsLong() - available.getAsLong()) / KIB_PER_MIB)
            : OptionalLong.empty(),
        known ? OptionalLong.of(total.getAsLong() / KIB_PER_MIB) : OptionalLong.empty(),
        heapPercent(),
        diskFree(),
        temperature());
  }

  /** By name, since Kura need not export {@code com.sun.management} to bundles. */
  private OptionalDouble cpuPercent() {
    try {
      Object load =
          beans.getAttribute(
              new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME), "CpuLoad");
      return load instanceof Double share && share >= 0
          ? OptionalDouble.of(Math.min(1, share) * PERCENT)
          : OptionalDouble.empty();
    } catch (JMException e) {
      return OptionalDouble.empty();
    }
  }

  private static OptionalDouble heapPercent() {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return heap.getMax() > 0
        ? OptionalDouble.of(PERCENT * heap.getUsed() / heap.getMax())
        : OptionalDouble.empty();
  }

  private OptionalLong diskFree() {
    try {
      return OptionalLong.of(Files.getFileStore(data).getUsableSpace() >> MIB_BITS);
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** The hottest zone; boards have between none and a dozen. */
  private OptionalDouble temperature() {
    OptionalDouble hottest = OptionalDouble.empty();
    try (DirectoryStream<Path> zones =
        Files.newDirectoryStream(root.resolve("sys/class/thermal"), "thermal_zone*")) {
      for (Path zone : zones) {
        OptionalDouble celsius = celsius(text(zone.resolve("temp")).strip());
        if (celsius.isPresent() && celsius.getAsDouble() > hottest.orElse(COLDEST)) {
          hottest = celsius;
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return OptionalDouble.empty();
    }
    return hottest;
  }

  private static OptionalDouble celsius(String millidegrees) {
    if (!millidegrees.matches("-?\\d{1,6}")) {
      return OptionalDouble.empty();
    }
    double celsius = Integer.parseInt(millidegrees) / MILLIDEGREES;
    return celsius > COLDEST && celsius < HOTTEST
        ? OptionalDouble.of(celsius)
        : OptionalDouble.empty();
  }

  private static OptionalLong kibibytes(String memory, String name) {
    Matcher line =
        Pattern.compile("^" + name + ":\\s+(\\d{1,15}) kB$", Pattern.MULTILINE).matcher(memory);
    return line.find() ? OptionalLong.of(Long.parseLong(line.group(1))) : OptionalLong.empty();
  }

  /** Empty if it cannot be read. */
  private static String text(Path file) {
    try (var stream = Files.newInputStream(file)) {
      return new String(stream.readNBytes(LONGEST_FILE), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
