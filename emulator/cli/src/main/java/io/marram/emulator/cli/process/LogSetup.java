package io.marram.emulator.cli.process;

import java.nio.file.Path;

/**
 * Where the log of this process goes. Libraries look once, when they are first used: this must come
 * before.
 */
public final class LogSetup {

  private static final String PREFIX = "org.slf4j.simpleLogger.";

  private LogSetup() {}

  /** For a system that runs on: everything worth knowing later, in a file. */
  public static void toFile(Path file) {
    System.setProperty(PREFIX + "logFile", file.toString());
    System.setProperty(PREFIX + "defaultLogLevel", "info");
    // One line per message that passes the broker would bury the rest.
    System.setProperty(PREFIX + "log.org.apache.activemq.audit", "warn");
    System.setProperty(PREFIX + "showDateTime", "true");
    System.setProperty(PREFIX + "dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    System.setProperty(PREFIX + "showShortLogName", "true");
  }

  /** For a command that a person waits for: what is wrong is said by its messages. */
  public static void quiet() {
    System.setProperty(PREFIX + "defaultLogLevel", "off");
  }
}
