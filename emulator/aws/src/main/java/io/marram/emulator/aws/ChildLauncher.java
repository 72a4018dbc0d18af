package io.marram.emulator.aws;

import io.marram.emulator.aws.child.LoopbackDynamoDb;
import io.marram.emulator.aws.child.ParentWatch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the twin's child JVMs under {@link ParentWatch}. The few classes that run in a child are
 * copied to a folder of their own, so that nothing else of the twin is in the child's class path.
 */
final class ChildLauncher {

  /** By its name: what it extends is in the child's class path only. */
  private static final String QUICK_TABLES = "io.marram.emulator.aws.child.QuickTables";

  private final Path launcherClasses;

  private ChildLauncher(Path launcherClasses) {
    this.launcherClasses = launcherClasses;
  }

  static ChildLauncher in(TwinHome home) {
    Path folder = home.path("launcher");
    try {
      copyClass(ParentWatch.class.getName(), folder);
      copyClass(LoopbackDynamoDb.class.getName(), folder);
      copyClass(QUICK_TABLES, folder);
    } catch (IOException e) {
      throw new TwinException("cannot write the launcher of child processes to " + folder, e);
    }
    return new ChildLauncher(folder);
  }

  ChildJvm start(ChildCommand command) {
    try {
      Files.createDirectories(command.workingFolder());
      LogFile.rotate(command.log());
      ProcessBuilder builder =
          new ProcessBuilder(commandLine(command))
              .directory(command.workingFolder().toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
      builder.environment().clear();
      builder.environment().putAll(command.environment());
      return new ChildJvm(command.name(), builder.start());
    } catch (IOException e) {
      throw new TwinException("cannot start the process of " + command.name() + ": " + e, e);
    }
  }

  private List<String> commandLine(ChildCommand command) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(command.jvmOptions());
    line.add("-cp");
    List<String> classpath = new ArrayList<>();
    command.classpath().forEach(entry -> classpath.add(entry.toString()));
    classpath.add(launcherClasses.toString());
    line.add(String.join(System.getProperty("path.separator"), classpath));
    line.add(ParentWatch.class.getName());
    line.add(command.mainClass());
    line.addAll(command.arguments());
    return line;
  }

  private static void copyClass(String name, Path folder) throws IOException {
    String file = name.replace('.', '/') + ".class";
    Path target = folder.resolve(file);
    Files.createDirectories(target.getParent());
    try (InputStream code = ChildLauncher.class.getResourceAsStream("/" + file)) {
      if (code == null) {
        throw new IOException("the class file of " + name + " is not a resource");
      }
      Files.copy(code, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
