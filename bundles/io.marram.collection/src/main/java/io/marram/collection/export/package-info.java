/** Kept pictures as data sets that training tools read. */
package io.marram.collection.export;
