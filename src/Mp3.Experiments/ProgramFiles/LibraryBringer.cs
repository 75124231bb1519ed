// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.ProgramFiles;

/// <summary>Brings along the shared libraries of programs.</summary>
/// <param name="tree">The guest; what is there already goes before what this machine has.</param>
internal sealed class LibraryBringer(GuestTree tree)
{
    /// <summary>Where a library goes that this machine has at a place of its own: the guest's loader has no cache, so it looks at its
    /// own folders alone.</summary>
    private const string UsualFolder = "/usr/lib/x86_64-linux-gnu";

    private readonly HashSet<string> _done = new(StringComparer.Ordinal);

    /// <summary>Adds the loader and the libraries of an ELF file, unless they are there.</summary>
    /// <param name="path">The file's, in the guest.</param>
    /// <param name="file">The file.</param>
    /// <exception cref="Mp3Exception">It is no program for x86-64, or a library is missing (2).</exception>
    public void Bring(string path, GuestFile file)
    {
        string place = tree.Canonical(path);
        if (!_done.Add(place))
        {
            return;
        }

        byte[] content = file.Content.Read();
        LibraryClosure closure = Search(file, place, content);
        if (closure.Missing is not null && file is { IsOfThisMachine: true, Content.Path: { } source })
        {
            // Its own libraries may lie beside it here and not come along by themselves.
            closure = Search(file, File.ResolveLinkTarget(source, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(source), content);
        }

        if (closure.Missing is { } missing)
        {
            throw Mp3Exception.Usage($"{missing.Needer} needs {missing.Name}, which " + (file.IsOfThisMachine
                ? "is neither on this machine nor among what comes along; install the package that holds it, or add --package NAME or --file PATH"
                : $"does not come along; add the package that holds it (--package), or the file (--file PATH:{UsualFolder}/{Path.GetFileName(missing.Name)})"));
        }

        foreach (FoundLibrary library in closure.Found)
        {
            Add(library);
        }
    }

    /// <summary>The same of a file that need not run: one for another machine needs nothing here.</summary>
    /// <returns>What is missing, in words; null: nothing is.</returns>
    public string? TryBring(string path, GuestFile file)
    {
        try
        {
            _ = ElfFile.Parse(file.Content.Read());
            Bring(path, file);
            return null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
        catch (Mp3Exception e)
        {
            return e.Message;
        }
    }

    private LibraryClosure Search(GuestFile file, string place, byte[] content)
    {
        IReadOnlyList<string> configured = [.. LoaderFolders.Of(tree), .. file.IsOfThisMachine ? LoaderFolders.OfThisMachine() : []];
        try
        {
            return new LibrarySearch(path => Read(path, file.IsOfThisMachine), configured).Of(place, content);
        }
        catch (InvalidDataException e)
        {
            throw Mp3Exception.Usage($"{file.Content.Path ?? place} can't run in the guest: {e.Message}", e);
        }
    }

    private byte[]? Read(string path, bool isOfThisMachine) => tree.Find(path) switch
    {
        GuestFile file => file.Content.Read(),
        null when isOfThisMachine && File.Exists(path) => HostTree.FileOf(path).Content.Read(),
        _ => null,
    };

    private void Add(FoundLibrary library)
    {
        bool isUsual = library.Place is LibraryPlace.Loader or LibraryPlace.Default;
        string usual = $"{UsualFolder}/{Path.GetFileName(library.Name)}";
        if (tree.Find(library.Path) is GuestFile)
        {
            if (library.Place == LibraryPlace.Configured && !tree.Has(usual))
            {
                tree.AddLink(usual, library.Path);
            }

            return;
        }

        GuestFile file = HostTree.FileOf(library.Path);
        string place = isUsual ? library.Path : usual;
        if (tree.Find(place) is GuestFile other && other.Content.Sha256 != file.Content.Sha256)
        {
            throw Mp3Exception.Usage($"two libraries called {library.Name} can't both come along: {library.Path} and {other.Content.Path ?? place}");
        }

        tree.AddFile(place, file);
    }
}
