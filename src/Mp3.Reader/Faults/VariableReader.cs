// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Faults;

/// <summary>Reads numbers of variable length, as <see cref="FaultLog"/> has them.</summary>
/// <param name="buffer">Where from.</param>
/// <param name="position">From where on.</param>
internal ref struct VariableReader(ReadOnlySpan<byte> buffer, int position)
{
    private const int MostBytes = 10;
    private readonly ReadOnlySpan<byte> _buffer = buffer;

    /// <summary>After what was read.</summary>
    public int Position { get; private set; } = position;

    /// <summary>Reads a number.</summary>
    /// <exception cref="InvalidDataException">The buffer ends in it, or it has more than 64 bits.</exception>
    public ulong Read()
    {
        // Most numbers have one byte.
        if (Position < _buffer.Length && _buffer[Position] < 0x80)
        {
            return _buffer[Position++];
        }

        ulong value = 0;
        for (int index = 0; index < MostBytes && Position < _buffer.Length; index++)
        {
            byte next = _buffer[Position++];
            if (index == MostBytes - 1 && next > 1)
            {
                break;
            }

            value |= (ulong)(next & 0x7f) << (7 * index);
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("a number has no end");
    }

    /// <summary>Reads a number of 32 bits.</summary>
    /// <exception cref="InvalidDataException">The buffer ends in it, or it has more bits.</exception>
    public uint ReadUInt32()
    {
        ulong value = Read();
        return value <= uint.MaxValue ? (uint)value : throw new InvalidDataException($"{value} has more than 32 bits");
    }

    /// <summary>Reads what a number is more than another, and gives the number.</summary>
    /// <exception cref="InvalidDataException">The buffer ends in it, or it has more than 64 bits.</exception>
    public ulong ReadDifference(ulong other)
    {
        ulong value = Read();
        return unchecked(other + ((value >> 1) ^ (0 - (value & 1))));
    }
}
