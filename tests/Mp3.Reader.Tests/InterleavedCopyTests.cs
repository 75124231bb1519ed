// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;

namespace Mp3.Reader.Tests;

/// <summary>
/// A reader and a writer that meet in one slot, interleaved by hand: the reader copies so many words of the record,
/// the writer makes so many of its stores, the reader copies the rest. All places where each can stop are tried, so
/// that nothing depends on the width of the processor's copies or on who is faster.
/// </summary>
public sealed class InterleavedCopyTests
{
    private const int Capacity = 4;
    private const int Words = MemoryRing.Words;

    /// <summary>The next write goes to the slot that is unsafe already, the second one to that of the reader.</summary>
    private const int Stores = 2 * MemoryRing.StoresOfAWrite;

    [Fact]
    public void A_record_that_is_overwritten_while_it_is_copied_is_never_returned()
    {
        int accepted = 0;
        ForEveryInterleaving((reader, copy, overwritten) =>
        {
            ulong position = reader.Position;
            int read = reader.Accept(copy, inSequence: copy[0].Seq == position + 1);

            Assert.Equal((position + 1, (ulong)(1 - read)), (reader.Position, reader.Lost));
            Assert.All(copy[..read], record => Assert.True(record.Seq == position + 1 && MemoryRing.IsGenuine(record)));
            Assert.False(overwritten && read > 0);
            accepted += read;
        });

        Assert.True(accepted > 0);
    }

    /// <summary>The negative control: these interleavings do show a reader that is wrong.</summary>
    [Fact]
    public void A_reader_that_does_not_look_at_the_head_again_returns_torn_records()
    {
        int torn = 0;
        ForEveryInterleaving((reader, copy, _) =>
            torn += copy[0].Seq == reader.Position + 1 && !copy[0].IsWhole() ? 1 : 0);

        Assert.True(torn > 0);
    }

    /// <param name="check">Gets the reader as it was before the copy, the copy, and whether a word of it is of
    /// another record.</param>
    private static void ForEveryInterleaving(Action<RingReader, RingRecord[], bool> check)
    {
        for (int before = 0; before < Stores; before++)
        {
            for (int after = before; after <= Stores; after++)
            {
                for (int words = 0; words <= Words; words++)
                {
                    Interleave(before, after, words, backwards: false, check);
                    Interleave(before, after, words, backwards: true, check);
                }
            }
        }
    }

    /// <param name="before">Stores that were made when the copy begins.</param>
    /// <param name="after">Stores that were made when it goes on.</param>
    /// <param name="words">Words that are copied in between.</param>
    /// <param name="backwards">From the last word on: a processor may load them in any order.</param>
    /// <param name="check">See above.</param>
    private static void Interleave(
        int before, int after, int words, bool backwards, Action<RingReader, RingRecord[], bool> check)
    {
        using var memory = new MemoryRing(Capacity);
        memory.WriteMany(Capacity);
        using Ring ring = memory.Attach();
        RingReader reader = RingReader.FromOldest(ring);
        RingRecord whole = memory.Slot(reader.Position);
        var copy = new RingRecord[1];

        Write(memory, 0, before);
        Copy(memory, reader.Position, copy, 0, words, backwards);
        Write(memory, before, after);
        Copy(memory, reader.Position, copy, words, Words, backwards);

        check(reader, copy, copy[0] != whole);
    }

    /// <summary>Makes stores of the next two writes.</summary>
    private static void Write(MemoryRing memory, int first, int end)
    {
        for (int store = first; store < end; store++)
        {
            int step = store % MemoryRing.StoresOfAWrite;
            memory.Store(MemoryRing.Genuine(memory.Header.Head), step, step + 1);
        }
    }

    private static void Copy(
        MemoryRing memory, ulong position, RingRecord[] copy, int first, int end, bool backwards)
    {
        Span<ulong> from = MemoryMarshal.Cast<RingRecord, ulong>(MemoryMarshal.CreateSpan(ref memory.Slot(position), 1));
        Span<ulong> to = MemoryMarshal.Cast<RingRecord, ulong>(copy.AsSpan());
        for (int i = first; i < end; i++)
        {
            int word = backwards ? Words - 1 - i : i;
            to[word] = from[word];
        }
    }
}
