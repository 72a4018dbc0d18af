package io.marram.collection;

/**
 * What is in the folder, and what was deleted for room.
 *
 * @param waiting pictures that are not uploaded
 * @param uploaded pictures that are uploaded and still there
 * @param bytes of all
 * @param dropped pictures that were deleted before they were uploaded, since the folder was opened
 */
public record FolderCounts(int waiting, int uploaded, long bytes, long dropped) {}
