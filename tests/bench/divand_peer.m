% The peer: Octave package divand on the same case (uniform grid, 2-D or 3-D).
%   octave-cli divand_peer.m SIZE1 SIZE2 [SIZE3] OBSERVATIONS.txt OUT.txt      columns of OBSERVATIONS.txt: positions, then the value
pkg load divand
arguments = argv();
sizes = cellfun(@str2double, arguments(1:end-2)(:)');
n = numel(sizes);
observations = load(arguments{end-1});
xi = cell(1, n);
ranges = cell(1, n);
for d = 1:n
  ranges{d} = 1:sizes(d);
endfor
[xi{:}] = ndgrid(ranges{:});
one = ones(sizes);
pmn = repmat({one}, 1, n);
lengths = {10 * one, 10 * one, 3 * one};
positions = cell(1, n);
for d = 1:n
  positions{d} = observations(:, d);
endfor
fi = divand(true(sizes), pmn, xi, positions, observations(:, n + 1), lengths(1:n), 1 / 0.05);
fi = fi(:);
save("-ascii", "-double", arguments{end}, "fi");
