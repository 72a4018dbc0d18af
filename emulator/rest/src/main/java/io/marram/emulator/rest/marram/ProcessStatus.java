package io.marram.emulator.rest.marram;

import com.eclipsesource.json.JsonObject;
import java.io.IOException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Time, memory and threads of this process; memory in bytes. */
final class ProcessStatus {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  void describe(JsonObject json) {
    Runtime runtime = Runtime.getRuntime();
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    json.add("java", System.getProperty("java.vm.name") + " " + Runtime.version())
        .add("uptime_ms", ManagementFactory.getRuntimeMXBean().getUptime())
        .add("heap_used", runtime.totalMemory() - runtime.freeMemory())
        .add("heap_max", runtime.maxMemory())
        .add("resident", resident())
        .add("threads", ManagementFactory.getThreadMXBean().getThreadCount())
        .add("classes", classes.getLoadedClassCount())
        .add("processors", runtime.availableProcessors())
        .add("load", system.getSystemLoadAverage());
  }

  /** -1 where the system does not tell. */
  private static long resident() {
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .map(RESIDENT::matcher)
          .filter(Matcher::matches)
          .mapToLong(matcher -> Long.parseLong(matcher.group(1)) * 1024)
          .findAny()
          .orElse(-1);
    } catch (IOException e) {
      return -1;
    }
  }
}
