package io.marram.collection;

import java.util.Optional;

/**
 * What a collector does.
 *
 * @param enabled whether it does anything at all
 * @param rule which frames are kept
 * @param folder where
 * @param upload where they are uploaded to, if they are
 */
public record CollectorSettings(
    boolean enabled, CollectionRule rule, FolderSettings folder, Optional<UploadSettings> upload) {}
