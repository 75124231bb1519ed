// SPDX-License-Identifier: MIT

namespace Mp3.Reader;

/// <summary>The slots of a ring whose one writer overwrites the oldest records and waits for nobody.</summary>
/// <typeparam name="TRecord">A record; its first field is its sequence number, 1 + its position.</typeparam>
internal interface ISlots<TRecord>
    where TRecord : unmanaged
{
    /// <summary>Records that there are slots for, a power of two.</summary>
    ulong Capacity { get; }

    /// <summary>Records written so far; a load-acquire, so that those before it are seen whole.</summary>
    ulong Head { get; }

    /// <summary>Copies the slots of the positions from <paramref name="position"/> on, as they are at this moment.</summary>
    /// <returns>Whether each carries its own sequence number.</returns>
    bool CopySlots(ulong position, Span<TRecord> destination);
}
