package io.marram.emulator.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much processor time a process takes from now on, and how much memory it has. */
public final class ProcessLoad {

  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

  private final String name;
  private final ProcessHandle process;
  private final long beganNanos = System.nanoTime();
  private final Duration before;

  /**
   * Looks for the first time.
   *
   * @param name what people call the process
   */
  public ProcessLoad(String name, ProcessHandle process) {
    this.name = name;
    this.process = process;
    this.before = cpu();
  }

  private Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** What it took since it was looked at for the first time. */
  public Sample sample() {
    double seconds = (System.nanoTime() - beganNanos) / 1e9;
    return new Sample(name, cpu().minus(before).toNanos() / 1e9 / seconds, residentBytes());
  }

  /** 0 where the system does not tell, and when the process has ended. */
  private long residentBytes() {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try {
      return Files.isReadable(status) ? resident(Files.readString(status)) : 0;
    } catch (IOException e) {
      return 0; // it has ended since
    }
  }

  /** The resident bytes in the text of Linux' status file; 0 without them. */
  static long resident(String status) {
    Matcher matcher = RESIDENT.matcher(status);
    return matcher.find() ? Long.parseLong(matcher.group(1)) << 10 : 0;
  }

  /**
   * What a process took.
   *
   * @param name what people call it
   * @param cores how many processors it kept busy on average
   * @param residentBytes its memory now
   */
  public record Sample(String name, double cores, long residentBytes) {

    /** Its memory now, in MiB. */
    public long residentMegabytes() {
      return residentBytes >> 20;
    }
  }
}
