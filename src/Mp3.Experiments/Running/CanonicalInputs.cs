// SPDX-License-Identifier: MIT

using System.Buffers;

namespace Mp3.Experiments.Running;

/// <summary>Inputs that many runs have in common, in canonical form, to name each of them with its own ones merged in.</summary>
internal sealed class CanonicalInputs
{
    private const int UsualBytes = 16 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    private readonly (string Name, byte[] Member)[] _members;

    /// <param name="inputs">None twice; the naming scheme's is added.</param>
    public CanonicalInputs(IReadOnlyList<RunInput> inputs)
    {
        Inputs = inputs;
        _members = [.. inputs.Append(RunInputs.OfScheme).OrderBy(input => input.Name, StringComparer.Ordinal).Select(input => (input.Name, Encoded(input)))];
    }

    /// <summary>As they were given.</summary>
    public IReadOnlyList<RunInput> Inputs { get; }

    /// <summary>The name of the run that has these and its own inputs.</summary>
    /// <param name="own">In any order, which changes; none has the name of a common one.</param>
    /// <exception cref="ArgumentException">A text is no Unicode.</exception>
    public RunName NameWith(RunInput[] own)
    {
        Array.Sort(own, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        ArrayBufferWriter<byte> buffer = _buffer ??= new(UsualBytes);
        buffer.ResetWrittenCount();
        int next = 0;
        foreach ((string name, byte[] member) in _members)
        {
            for (; next < own.Length && string.CompareOrdinal(own[next].Name, name) < 0; next++)
            {
                Separate(buffer);
                CanonicalJson.WriteMember(buffer, own[next].Name, own[next].Value);
            }

            Separate(buffer);
            buffer.Write(member);
        }

        foreach (RunInput input in own.AsSpan(next))
        {
            Separate(buffer);
            CanonicalJson.WriteMember(buffer, input.Name, input.Value);
        }

        buffer.Write("}"u8);
        return RunName.Of(buffer.WrittenSpan);
    }

    private static void Separate(ArrayBufferWriter<byte> buffer) => buffer.Write(buffer.WrittenCount == 0 ? "{"u8 : ","u8);

    private static byte[] Encoded(RunInput input)
    {
        var buffer = new ArrayBufferWriter<byte>();
        CanonicalJson.WriteMember(buffer, input.Name, input.Value);
        return buffer.WrittenSpan.ToArray();
    }
}
