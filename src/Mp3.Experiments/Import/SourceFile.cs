// SPDX-License-Identifier: MIT

using System.Text;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Import;

/// <summary>A file that others wrote.</summary>
/// <param name="Path">As the user named it.</param>
/// <param name="Content">All of it.</param>
internal sealed record SourceFile(string Path, byte[] Content)
{
    /// <summary>SHA-256, lower-case hex.</summary>
    public string Hash { get; } = Digest.Of(Content);

    /// <summary>Reads a file.</summary>
    /// <exception cref="Mp3Exception">Usage: there is none, or it can't be read.</exception>
    public static SourceFile Read(string path) => File.Exists(path)
        ? new SourceFile(path, RegularFile.Read(path))
        : throw Mp3Exception.Usage($"there is no file or result folder {path}{ResultFolder.HintFor(path)}");

    /// <summary>Its lines without their ends: UTF-8, or what a byte order mark says.</summary>
    public IEnumerable<string> Lines()
    {
        using var reader = new StreamReader(new MemoryStream(Content), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
