package io.marram.emulator.kura.deployment;

import org.osgi.framework.Version;

/**
 * A bundle in a deployment package. Two that are equal are the same bundle with the same content.
 *
 * @param path name of its entry
 * @param size of the jar, in bytes
 * @param crc checksum of the jar
 */
record PackagedBundle(String path, String symbolicName, Version version, long size, long crc) {

  /** Where the framework has a bundle that was installed from a package: a rule of OSGi. */
  String location() {
    return "osgi-dp:" + symbolicName;
  }
}
