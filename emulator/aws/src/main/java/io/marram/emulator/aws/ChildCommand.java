package io.marram.emulator.aws;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a child JVM runs and where.
 *
 * @param name for messages
 * @param environment the child's whole environment
 * @param log file that takes standard output and standard error
 */
record ChildCommand(
    String name,
    List<Path> classpath,
    List<String> jvmOptions,
    String mainClass,
    List<String> arguments,
    Map<String, String> environment,
    Path workingFolder,
    Path log) {}
