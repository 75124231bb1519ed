// SPDX-License-Identifier: MIT

using Microsoft.Win32.SafeHandles;
using Mp3.Protocol;

namespace Mp3.Agent.Programs;

/// <summary>Says what programs print while they run; what comes too fast is left out, all of it is in their files.</summary>
/// <param name="streams">Where their output is.</param>
/// <param name="programs">Number of programs.</param>
/// <param name="progress">Where to.</param>
internal sealed class LiveOutput(Streams streams, int programs, TextWriter progress) : IDisposable
{
    /// <summary>Bytes that a program's streams share at each time.</summary>
    private const int Most = 4096;

    private readonly byte[] _bytes = new byte[Most];
    private readonly (SafeFileHandle File, long Position)[] _files =
        [.. Enumerable.Range(0, programs * 2).Select(i => (File.OpenHandle(streams.PathOf(i / 2, i % 2 == 1)), 0L))];

    /// <summary>Says what came since the last time.</summary>
    public void Say()
    {
        int left = Most;
        for (int i = 0; i < _files.Length; i++)
        {
            left = i % 2 == 0 ? Most : left;
            (SafeFileHandle file, long position) = _files[i];
            long length = RandomAccess.GetLength(file);
            if (length > position)
            {
                int read = RandomAccess.Read(file, _bytes.AsSpan(0, (int)Math.Min(left, length - position)), position);
                progress.WriteLine(new OutputLine(i / 2, i % 2 == 1, _bytes.AsMemory(0, read), length - position - read));
                left -= read;
            }

            // A program may make its file shorter.
            _files[i].Position = length;
        }
    }

    public void Dispose() => Array.ForEach(_files, file => file.File.Dispose());
}
