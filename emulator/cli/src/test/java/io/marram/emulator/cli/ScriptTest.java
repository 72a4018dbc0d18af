package io.marram.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * When the script {@code marram} builds: in a project whose command line was built before and is
 * out of date, with a Java that only says that it was called and that cannot compile.
 */
class ScriptTest {

  private static final int PATIENCE_SECONDS = 30;
  private static final String BUILDS = "belongs to a Java without a compiler";
  private static final String RUNS = "java runs io.marram.emulator.cli.Marram";

  @TempDir private Path project;
  @TempDir private Path home;

  @BeforeEach
  void installTheScript() throws IOException {
    Files.copy(Path.of("../../marram"), project.resolve("marram"));
    Files.createDirectories(project.resolve("emulator/cli/target/lib"));
    Path java = project.resolve("jdk/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(project.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
    Files.writeString(
        java,
        "#!/bin/sh\nwhile [ \"$1\" != -cp ]; do shift; done; shift 2; echo \"java runs $*\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "status --json",
        "--verbose down",
        "packages list --thing gw-2",
        "people list",
        "up --help",
        "eval verify -h",
        "--version",
        ""
      })
  void doesNotBuildToLookOrToStop(String command) throws Exception {
    assertThat(marram(command)).contains(RUNS).doesNotContain(BUILDS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"up", "demo", "send status", "packages install list", "people add list x"})
  void buildsForEverythingElse(String command) throws Exception {
    assertThat(marram(command)).contains(BUILDS).doesNotContain(RUNS);
  }

  @Test
  void buildsToLookWhenNothingIsBuilt() throws Exception {
    Files.delete(project.resolve("emulator/cli/target/lib"));

    assertThat(marram("status")).contains(BUILDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"system.lock", "joined/gw-2.lock", "gateways/gw-2/gateway.pid"})
  void doesNotBuildUnderTheFeetOfWhatRuns(String file) throws Exception {
    Process running = start(List.of("sh", "-c", "read line", "io.marram.emulator.gateway"));
    try {
      writeProcess(file, running);

      assertThat(marram("up")).contains(RUNS, "not building while a system runs");
    } finally {
      running.destroyForcibly();
    }
  }

  @Test
  void buildsWhenTheProcessIdHasGoneToAnother() throws Exception {
    Process another = start(List.of("sh", "-c", "read line"));
    try {
      writeProcess("joined/gw-2.lock", another);

      assertThat(marram("up")).contains(BUILDS);
    } finally {
      another.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense 7", "999999999 1"})
  void buildsWhenALockSaysNothingOfUse(String content) throws Exception {
    Files.writeString(home.resolve("system.lock"), content);

    assertThat(marram("up")).contains(BUILDS);
  }

  private void writeProcess(String file, Process process) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, process.pid() + " 1");
  }

  /** What the script prints for a command, with its words separated by spaces. */
  private String marram(String command) throws Exception {
    List<String> words = new ArrayList<>(List.of(project.resolve("marram").toString()));
    words.addAll(List.of(command.split(" ")).stream().filter(word -> !word.isEmpty()).toList());
    Process script = start(words);
    String printed = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(script.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return printed;
  }

  private Process start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", project.resolve("jdk").toString());
    builder.environment().put("MARRAM_HOME", home.toString());
    return builder.start();
  }
}
