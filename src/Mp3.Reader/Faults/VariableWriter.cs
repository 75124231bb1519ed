// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Faults;

/// <summary>Writes numbers of variable length, as <see cref="FaultLog"/> has them.</summary>
/// <param name="buffer">Where to; it is large enough.</param>
/// <param name="position">From where on.</param>
internal ref struct VariableWriter(Span<byte> buffer, int position)
{
    private readonly Span<byte> _buffer = buffer;

    /// <summary>After what was written.</summary>
    public int Position { get; private set; } = position;

    /// <summary>Writes a number.</summary>
    public void Write(ulong value)
    {
        int at = Position;
        while (value >= 0x80)
        {
            _buffer[at++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _buffer[at++] = (byte)value;
        Position = at;
    }

    /// <summary>Writes what a number is more than another, modulo 2^64.</summary>
    public void WriteDifference(ulong value, ulong other)
    {
        long difference = unchecked((long)(value - other));
        Write(unchecked((ulong)((difference << 1) ^ (difference >> 63))));
    }
}
