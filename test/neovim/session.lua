-- A person in Neovim with its own client, without plugins: definition, references and rename of an agent.
-- Environment: AGENT_FILES_COMMAND, what starts the server, by lines; AGENT_FILES_FOLDER, the project;
-- AGENT_FILES_OUT, the file that takes what was found, as JSON.
local folder = os.getenv('AGENT_FILES_FOLDER')
local command = vim.split(os.getenv('AGENT_FILES_COMMAND'), '\n')
local WAIT_MS = 30000

local function main()
  vim.cmd('edit ' .. vim.fn.fnameescape(folder .. '/.opencode/command/look.md'))
  local buffer = vim.api.nvim_get_current_buf()
  local id = vim.lsp.start_client({ name = 'agent-files', cmd = command, root_dir = folder })
  assert(id, 'the server does not start')
  vim.lsp.buf_attach_client(buffer, id)
  local client = vim.lsp.get_client_by_id(id)
  assert(vim.wait(WAIT_MS, function() return client.initialized end), 'the server does not answer')

  local function ask(method, more)
    local position = vim.lsp.util.make_position_params(0, client.offset_encoding)
    local answer = client.request_sync(method, vim.tbl_extend('force', position, more or {}), WAIT_MS, buffer)
    assert(answer, method .. ': no answer')
    assert(not answer.err, method .. ': ' .. vim.inspect(answer.err))
    return answer.result
  end
  local function shown(location)
    local range = location.targetSelectionRange or location.range
    local path = vim.uri_to_fname(location.targetUri or location.uri):sub(#folder + 2)
    return string.format('%s %d:%d', path, range.start.line, range.start.character)
  end

  -- On the name behind `agent:`.
  vim.api.nvim_win_set_cursor(0, { 3, 9 })
  local out = {}
  local definition = ask('textDocument/definition')
  out.definition = vim.tbl_map(shown, definition[1] and definition or { definition })
  out.references = vim.tbl_map(shown, ask('textDocument/references', { context = { includeDeclaration = true } }))
  table.sort(out.references)
  local edit = ask('textDocument/rename', { newName = 'prüfer-zwei' })
  vim.lsp.util.apply_workspace_edit(edit, client.offset_encoding)
  vim.cmd('wall')
  client.stop()
  assert(vim.wait(WAIT_MS, function() return client.is_stopped() end), 'the server does not end')
  return out
end

local ok, result = pcall(main)
local file = assert(io.open(os.getenv('AGENT_FILES_OUT'), 'w'))
file:write(vim.json.encode(ok and result or { failed = tostring(result) }))
file:close()
vim.cmd(ok and 'qall!' or 'cquit')
