// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.ProgramFiles;

/// <summary>
/// The file system of a guest's programs, as it will be. <c>/bin</c>, <c>/sbin</c>, <c>/lib</c> and <c>/lib64</c> are links
/// into <c>/usr</c>, as on today's distributions. What is added later replaces what was there, as dpkg does.
/// </summary>
internal sealed class GuestTree
{
    private const int MostLinks = 40; // as the kernel follows (path_resolution(7))

    private static readonly string[] Merged = ["bin", "sbin", "lib", "lib64"];

    private readonly SortedDictionary<string, GuestNode> _nodes = new(StringComparer.Ordinal);

    public GuestTree()
    {
        foreach (string name in Merged)
        {
            AddDirectory($"/usr/{name}");
            _nodes[$"/{name}"] = new GuestLink($"usr/{name}");
        }
    }

    /// <summary>All nodes by absolute path, each behind the folder that it is in; without the root.</summary>
    public IEnumerable<KeyValuePair<string, GuestNode>> Nodes => _nodes;

    /// <summary>The regular files.</summary>
    public IEnumerable<GuestFile> Files => _nodes.Values.OfType<GuestFile>();

    /// <param name="path">Absolute.</param>
    /// <param name="isForAll">Everybody may make files in it.</param>
    /// <exception cref="Mp3Exception">A file is there (2).</exception>
    public void AddDirectory(string path, bool isForAll = false)
    {
        string place = Canonical(path);
        if (place.Length > 0 && (isForAll || !_nodes.TryGetValue(place, out GuestNode? there) || there is not GuestDirectory))
        {
            AddParents(place);
            if (_nodes.TryGetValue(place, out GuestNode? file) && file is GuestFile)
            {
                throw Mp3Exception.Usage($"{path} would be both a file and a directory in the guest");
            }

            _nodes[place] = new GuestDirectory(isForAll);
        }
    }

    /// <exception cref="Mp3Exception">A directory is there (2).</exception>
    public void AddFile(string path, GuestFile file)
    {
        string place = Place(path);
        if (_nodes.TryGetValue(place, out GuestNode? there) && there is GuestDirectory)
        {
            throw Mp3Exception.Usage($"{path} would be both a file and a directory in the guest");
        }

        _nodes[place] = file;
    }

    /// <summary>Adds a link, unless a directory is there.</summary>
    public void AddLink(string path, string target)
    {
        string place = Place(path);
        if (!Merged.Contains(place[1..]) && (!_nodes.TryGetValue(place, out GuestNode? there) || there is not GuestDirectory))
        {
            _nodes[place] = new GuestLink(target);
        }
    }

    /// <summary>What is at a path, behind all links; null: nothing.</summary>
    /// <param name="path">Absolute.</param>
    public GuestNode? Find(string path) => _nodes.GetValueOrDefault(Canonical(path));

    /// <summary>Whether anything at all is there, a link that leads nowhere included.</summary>
    public bool Has(string path) => _nodes.ContainsKey(Canonical(path, followLast: false));

    /// <summary>Whether the path of a node starts so.</summary>
    public bool HasBelow(string start) => _nodes.Keys.Any(path => path.StartsWith(start, StringComparison.Ordinal));

    /// <summary>The regular files in a folder and in all folders below, by path.</summary>
    public IEnumerable<KeyValuePair<string, GuestFile>> FilesBelow(string folder)
    {
        string start = Canonical(folder) + '/';
        return _nodes.Where(node => node.Key.StartsWith(start, StringComparison.Ordinal) && node.Value is GuestFile)
            .Select(node => KeyValuePair.Create(node.Key, (GuestFile)node.Value));
    }

    /// <summary>Names of files and links in a folder.</summary>
    public IEnumerable<string> NamesIn(string folder)
    {
        string start = Canonical(folder) + '/';
        return _nodes.Where(node => node.Key.StartsWith(start, StringComparison.Ordinal) && node.Value is not GuestDirectory)
            .Select(node => node.Key[start.Length..])
            .Where(name => !name.Contains('/', StringComparison.Ordinal));
    }

    /// <summary>The path without links, dots and doubled slashes; what is not there is taken for no link. The root is empty.</summary>
    /// <exception cref="Mp3Exception">Links lead to each other (2).</exception>
    public string Canonical(string path, bool followLast = true)
    {
        var rest = new Stack<string>(Parts(path).Reverse());
        string place = "";
        int links = 0;
        while (rest.TryPop(out string? part))
        {
            if (part == "..")
            {
                place = place[..Math.Max(place.LastIndexOf('/'), 0)];
                continue;
            }

            string next = $"{place}/{part}";
            if ((followLast || rest.Count > 0) && _nodes.GetValueOrDefault(next) is GuestLink link)
            {
                if (++links > MostLinks)
                {
                    throw Mp3Exception.Usage($"the symbolic links of {path} in the guest lead in a circle");
                }

                place = link.Target.StartsWith('/') ? "" : place;
                foreach (string target in Parts(link.Target).Reverse())
                {
                    rest.Push(target);
                }

                continue;
            }

            place = next;
        }

        return place;
    }

    private static IEnumerable<string> Parts(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".");

    /// <summary>Where a node of that path goes: the folders above are there then.</summary>
    private string Place(string path)
    {
        if (path.Contains('\n', StringComparison.Ordinal))
        {
            throw Mp3Exception.Usage($"the name '{path.ReplaceLineEndings("\\n")}' has a line break in it; such files can't be brought along");
        }

        string place = Canonical(path, followLast: false);
        if (place.Length == 0)
        {
            throw Mp3Exception.Usage("the guest's root can't be a file");
        }

        AddParents(place);
        return place;
    }

    private void AddParents(string place)
    {
        if (place.LastIndexOf('/') is > 0 and var slash)
        {
            AddDirectory(place[..slash]);
        }
    }
}
