// SPDX-License-Identifier: MIT

namespace Mp3.Tests;

/// <summary>A folder for a test or, as a fixture, for those of a class; deleted at its end.</summary>
public sealed class ScratchFolder : IDisposable
{
    /// <summary>Absolute.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("mp3-test-").FullName;

    /// <summary>The path of something in it, which may not be there.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file, and the folders above it.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
        return this[name];
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
