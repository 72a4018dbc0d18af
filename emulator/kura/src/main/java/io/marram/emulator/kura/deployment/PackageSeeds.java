package io.marram.emulator.kura.deployment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Installs packages while the gateway starts. */
public interface PackageSeeds {

  /**
   * Brings back what was installed before, as Kura does at its start, and installs files that were
   * not given before. Operations wait until this is done.
   *
   * @param files are copied; one that was given before and has not changed since is left alone, so
   *     that it does not undo what a user has installed in its place
   * @param progress told what is being done
   * @throws IOException naming the file that cannot be installed and the reason
   */
  void install(List<Path> files, Consumer<String> progress) throws IOException;
}
