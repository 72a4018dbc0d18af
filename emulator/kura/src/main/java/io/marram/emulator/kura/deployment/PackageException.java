package io.marram.emulator.kura.deployment;

/** A package cannot be installed or removed; the message says why, for a user. */
public final class PackageException extends Exception {
  private static final long serialVersionUID = 1L;

  PackageException(String message) {
    super(message);
  }

  PackageException(String message, Throwable cause) {
    super(message, cause);
  }
}
