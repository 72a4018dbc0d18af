package org.eclipse.kura.system;

/** Which system a piece of installed software belongs to. */
public enum SystemResourceType {
  BUNDLE,
  DP,
  RPM,
  DEB,
  DOCKER,
  CONTAINER_IMAGE,
  APK,
  UNKNOWN
}
