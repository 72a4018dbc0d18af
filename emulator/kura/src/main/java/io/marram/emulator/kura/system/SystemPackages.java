package io.marram.emulator.kura.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.kura.KuraProcessExecutionErrorException;
import org.eclipse.kura.system.SystemResourceInfo;
import org.eclipse.kura.system.SystemResourceType;

/** The packages of the operating system, as its package manager lists them. */
final class SystemPackages {
  private static final List<String> DEB = List.of("dpkg-query", "-W");
  private static final List<String> RPM =
      List.of("rpm", "-qa", "--queryformat", "%{NAME} %{VERSION}-%{RELEASE}\n");

  private SystemPackages() {}

  static List<SystemResourceInfo> installed() throws KuraProcessExecutionErrorException {
    try {
      return list(DEB, SystemResourceType.DEB);
    } catch (IOException noDpkg) {
      try {
        return list(RPM, SystemResourceType.RPM);
      } catch (IOException e) {
        throw new KuraProcessExecutionErrorException(e, "neither dpkg-query nor rpm works");
      }
    }
  }

  private static List<SystemResourceInfo> list(List<String> command, SystemResourceType type)
      throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(command.get(0) + " has failed");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + command.get(0) + " was running", e);
    }
    List<SystemResourceInfo> packages = new ArrayList<>();
    for (String line : output.lines().toList()) {
      String[] fields = line.strip().split("\\s+", 2);
      if (fields.length == 2) {
        packages.add(new SystemResourceInfo(fields[0], fields[1], type));
      }
    }
    return packages;
  }
}
