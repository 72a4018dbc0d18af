package io.marram.emulator.kura.snapshot;

import io.marram.emulator.kura.crypto.GatewayCipher;
import io.marram.emulator.kura.crypto.PasswordCipher;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshots of a gateway, encrypted as Kura does. Passwords go in and out as they are, which is
 * encrypted. One thread at a time may write; any may read.
 */
public final class SnapshotStore {
  private static final Logger logger = LoggerFactory.getLogger(SnapshotStore.class);

  private final SnapshotFiles files;
  private final GatewayCipher cipher;
  private final int count;
  private final Clock clock;

  /**
   * @param directory made when the first snapshot is written
   * @param count how many snapshots are kept, the seed with id 0 included
   */
  public SnapshotStore(Path directory, GatewayCipher cipher, int count, Clock clock) {
    this.files = new SnapshotFiles(directory);
    this.cipher = cipher;
    this.count = count;
    this.clock = clock;
  }

  /** Oldest first. */
  public SortedSet<Long> ids() throws KuraException {
    try {
      return files.ids();
    } catch (IOException e) {
      throw new KuraException(KuraErrorCode.CONFIGURATION_SNAPSHOT_LISTING, e, e.getMessage());
    }
  }

  /**
   * Reads an encrypted snapshot.
   *
   * @throws KuraException when there is none, nobody's known key opens it, or it is no snapshot
   */
  public List<SnapshotConfiguration> read(long id) throws KuraException {
    try {
      return SnapshotReader.read(new String(cipher.decryptAes(content(id).toCharArray())));
    } catch (SnapshotException e) {
      throw unreadable(id, e);
    }
  }

  /** The newest snapshot that can be read; says which ones cannot. */
  public Optional<List<SnapshotConfiguration>> newest() throws KuraException {
    List<Long> newestFirst = new ArrayList<>(ids());
    Collections.reverse(newestFirst);
    for (long id : newestFirst) {
      try {
        return Optional.of(read(id));
      } catch (KuraException e) {
        logger.error("event=snapshot.unreadable id={} reason=\"{}\"", id, e.getMessage());
      }
    }
    return Optional.empty();
  }

  /**
   * Refuses what would make a snapshot unreadable.
   *
   * @throws KuraException naming the property
   */
  public static void requireWritable(ComponentConfiguration configuration) throws KuraException {
    try {
      SnapshotWriter.write(List.of(configuration));
    } catch (SnapshotException e) {
      throw new KuraException(KuraErrorCode.INVALID_PARAMETER, e, e.getMessage());
    }
  }

  /** Writes a snapshot with a new id, which is later than all others, and deletes the oldest. */
  public long save(Collection<? extends ComponentConfiguration> configurations)
      throws KuraException {
    SortedSet<Long> ids = ids();
    long id = ids.isEmpty() ? clock.millis() : Math.max(clock.millis(), ids.last() + 1);
    write(id, configurations);
    try {
      files.prune(count);
    } catch (IOException e) {
      logger.warn("event=snapshot.delete.failed reason=\"{}\"", e.getMessage());
    }
    return id;
  }

  /** Writes the snapshot that Kura's installation has from the beginning. */
  public void saveSeed(Collection<? extends ComponentConfiguration> configurations)
      throws KuraException {
    write(SnapshotFiles.SEED, configurations);
  }

  /**
   * Encrypts what is not encrypted with the gateway's present key. Plain text counts only when no
   * snapshot is encrypted at all, as in Kura.
   */
  public void protect() throws KuraException {
    List<Long> newestFirst = new ArrayList<>(ids());
    // A crash in between leaves the newest one encrypted, which is the one that counts.
    Collections.reverse(newestFirst);
    boolean anyEncrypted = false;
    for (long id : newestFirst) {
      anyEncrypted |= isEncrypted(id);
    }
    for (long id : newestFirst) {
      try {
        protect(id, anyEncrypted);
      } catch (KuraException | SnapshotException e) {
        logger.warn("event=snapshot.not-encrypted id={} reason=\"{}\"", id, e.getMessage());
      }
    }
  }

  private void protect(long id, boolean anyEncrypted) throws KuraException, SnapshotException {
    String content = content(id);
    if (cipher.isCurrent(content.toCharArray())) {
      return;
    }
    List<SnapshotConfiguration> configurations;
    if (!anyEncrypted) {
      configurations = SnapshotReader.read(content);
    } else if (isEncrypted(id)) {
      configurations = read(id);
    } else if (content.stripLeading().startsWith("<")) {
      throw new SnapshotException("plain text counts only when no other snapshot is encrypted");
    } else {
      throw new SnapshotException("no known key decrypts it");
    }
    PasswordCipher passwords = new PasswordCipher(cipher);
    List<SnapshotConfiguration> encrypted = new ArrayList<>();
    for (SnapshotConfiguration configuration : configurations) {
      encrypted.add(
          new SnapshotConfiguration(
              configuration.pid(), passwords.encrypted(configuration.configurationProperties())));
    }
    write(id, encrypted);
    logger.info("event=snapshot.encrypted id={}", id);
  }

  private boolean isEncrypted(long id) {
    try {
      return cipher.decryptAes(content(id).toCharArray()).length > 0;
    } catch (KuraException e) {
      return false;
    }
  }

  private void write(long id, Collection<? extends ComponentConfiguration> configurations)
      throws KuraException {
    try {
      String xml = SnapshotWriter.write(configurations);
      files.write(id, new String(cipher.encryptAes(xml.toCharArray())));
      logger.info("event=snapshot.written id={} configurations={}", id, configurations.size());
    } catch (IOException | SnapshotException e) {
      throw new KuraException(KuraErrorCode.CONFIGURATION_SNAPSHOT_TAKING, e, e.getMessage());
    }
  }

  private String content(long id) throws KuraException {
    try {
      return files.read(id).strip();
    } catch (NoSuchFileException e) {
      throw new KuraException(KuraErrorCode.CONFIGURATION_SNAPSHOT_NOT_FOUND, e, id);
    } catch (IOException e) {
      throw unreadable(id, e);
    }
  }

  private static KuraException unreadable(long id, Exception cause) {
    return new KuraException(
        KuraErrorCode.CONFIGURATION_SNAPSHOT_LOADING, cause, id, cause.getMessage());
  }
}
