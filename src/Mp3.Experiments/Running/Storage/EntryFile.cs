// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;

namespace Mp3.Experiments.Running.Storage;

/// <summary>A file of an entry that is to be written.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Sha256">Its digest.</param>
/// <param name="Open">Reads it.</param>
internal sealed record EntryFile(string Name, string Sha256, Func<Stream> Open)
{
    public static EntryFile Of(string name, byte[] content) => new(name, Digest.Of(content), () => new MemoryStream(content, writable: false));

    public static EntryFile Of(string name, FileSlice content) => new(name, content.Sha256, content.Open);

    /// <summary>Writes it; afterwards it is on the disk.</summary>
    public void Write(string folder)
    {
        using Stream content = Open();
        DurableFile.Write(Path.Combine(folder, Name), content);
    }
}
